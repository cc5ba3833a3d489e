package org.hooke.partitioning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function1;
import scala.Function2;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;
import scala.util.Failure;
import scala.util.Try;

/**
 * One Spark job: one task per piece of work, each where it asks to be. Answers reach the calling
 * thread one by one in order of arrival, and are not kept.
 */
final class PlacedJob {
  private PlacedJob() {}

  /** What a task does with its piece. */
  interface Body<A, B> extends Serializable {
    B run(A piece) throws Exception;
  }

  /** A piece of work and the locations it prefers, none for any. */
  record Piece<A>(A input, List<String> locations) {}

  /** An answer, or the end of the job. */
  private record Event<B>(int index, B answer, Try<?> end) {}

  /**
   * Runs the body on every piece and returns when all answers have been handed over.
   *
   * @param answers takes an answer and the index of its piece, in the calling thread
   * @throws SparkFailure when Spark gives up, or the job is cancelled
   */
  static <A, B> void run(
      SparkContext spark,
      Class<A> type,
      List<Piece<A>> pieces,
      Body<A, B> body,
      ObjIntConsumer<B> answers) {
    run(spark, type, pieces, body, answers, () -> {});
  }

  /**
   * The same, and calls {@code tick} about every second in the calling thread while it waits; what
   * that throws cancels the job.
   */
  static <A, B> void run(
      SparkContext spark,
      Class<A> type,
      List<Piece<A>> pieces,
      Body<A, B> body,
      ObjIntConsumer<B> answers,
      Runnable tick) {
    List<Tuple2<A, Seq<String>>> placed = new ArrayList<>();
    List<Object> partitions = new ArrayList<>();
    for (Piece<A> piece : pieces) {
      partitions.add(placed.size());
      placed.add(new Tuple2<>(piece.input(), seq(piece.locations())));
    }
    ClassTag<A> tag = ClassTag$.MODULE$.apply(type);
    RDD<A> rdd = spark.makeRDD(seq(placed), tag);
    BlockingQueue<Event<B>> events = new LinkedBlockingQueue<>();
    Function2<Object, B, BoxedUnit> arrived =
        (index, answer) -> {
          events.add(new Event<>((Integer) index, answer, null));
          return BoxedUnit.UNIT;
        };
    SimpleFutureAction<BoxedUnit> job =
        spark.submitJob(rdd, new OnOnly<>(body), seq(partitions), arrived, () -> BoxedUnit.UNIT);
    job.onComplete(
        end -> {
          events.add(new Event<>(-1, null, end));
          return BoxedUnit.UNIT;
        },
        ExecutionContext.fromExecutor(Runnable::run));
    deliver(job, events, answers, tick);
  }

  private static <B> void deliver(
      SimpleFutureAction<BoxedUnit> job,
      BlockingQueue<Event<B>> events,
      ObjIntConsumer<B> answers,
      Runnable tick) {
    boolean done = false;
    try {
      while (true) {
        Event<B> event = events.poll(1, TimeUnit.SECONDS);
        if (event == null) {
          tick.run();
        } else if (event.end() == null) {
          answers.accept(event.answer(), event.index());
        } else {
          done = true;
          if (event.end() instanceof Failure<?> failure) {
            throw new SparkFailure(failure.exception());
          }
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SparkFailure(e);
    } finally {
      if (!done) {
        job.cancel();
      }
    }
  }

  private static <T> Seq<T> seq(List<T> list) {
    return CollectionConverters.asScala(list).toSeq();
  }

  /** The body applied to the only element of a partition. */
  private static final class OnOnly<A, B> implements Function1<Iterator<A>, B>, Serializable {
    private static final long serialVersionUID = 1L;

    private final Body<A, B> body;

    OnOnly(Body<A, B> body) {
      this.body = body;
    }

    @Override
    public B apply(Iterator<A> elements) {
      try {
        return body.run(elements.next());
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
