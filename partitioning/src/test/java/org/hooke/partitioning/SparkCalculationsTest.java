package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hooke.partitioning.SparkCalculations.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkCalculationsTest {
  private record Question(int number, Map<String, String> words) implements Serializable {}

  private record Answer(double value, String name) implements Serializable {}

  private SparkSessions spark;

  @BeforeAll
  void start() {
    spark =
        SparkSessions.open(
            SparkSettings.embedded("test").withMaster("local[3]").with("spark.task.cpus", "2"));
  }

  @AfterAll
  void stop() {
    spark.close();
  }

  @Test
  void valuesComeInTheOrderOfTheInputs() {
    List<Question> questions =
        IntStream.range(0, 40).mapToObj(i -> new Question(i, Map.of("n", "q" + i))).toList();
    List<Answer> answers =
        spark
            .calculations()
            .run(
                "questions",
                questions,
                q -> {
                  Thread.sleep(q.number() % 3 == 0 ? 20 : 1);
                  return new Answer(q.number() / 3.0, q.words().get("n"));
                });
    for (int i = 0; i < 40; i++) {
      assertEquals("q" + i, answers.get(i).name());
      assertEquals(i / 3.0, answers.get(i).value());
    }
  }

  @Test
  void aFailureIsAnOutcomeAndIsNotTriedAgain() {
    List<Outcome<Integer>> seen = new ArrayList<>();
    List<Outcome<Integer>> outcomes =
        spark
            .calculations()
            .run(
                "one fails",
                List.of(1, 0, 2),
                n -> {
                  if (n == 0) {
                    throw new ArithmeticException("no inverse of " + n);
                  }
                  return 12 / n;
                },
                seen::add);
    assertEquals(List.of(0, 1, 2), outcomes.stream().map(Outcome::index).toList());
    assertEquals(12, outcomes.get(0).value());
    assertNull(outcomes.get(1).value());
    assertInstanceOf(ArithmeticException.class, outcomes.get(1).failure());
    assertEquals(6, outcomes.get(2).value());
    assertEquals(3, seen.size());
    assertEquals(0, spark.facts().retries());
  }

  @Test
  void aFailureThatCannotTravelArrivesInWords() {
    List<Outcome<Integer>> outcomes =
        spark.calculations().run("words", List.of(1), n -> raise(n), ended -> {});
    assertTrue(outcomes.get(0).failure().getMessage().contains("with an Object"));
  }

  private static int raise(int n) {
    throw new ArithmeticException("with an Object " + n) {
      private static final long serialVersionUID = 1L;
      private final transient Object lock = new Object();

      private void writeObject(java.io.ObjectOutputStream out) throws java.io.IOException {
        throw new java.io.NotSerializableException(String.valueOf(lock));
      }
    };
  }

  @Test
  void theFirstFailureEndsTheStrictWay() {
    SparkCalculations calculations = spark.calculations();
    SerializableFunction<Integer, Integer> refuse =
        n -> {
          throw new IllegalArgumentException("refused " + n);
        };
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> calculations.run("refused", List.of(5, 6), refuse));
    assertEquals("refused 5", e.getMessage());
  }

  @Test
  void aTaskKnowsItsThreads() {
    assertEquals(
        List.of(2),
        spark.calculations().run("threads", List.of(0), n -> SparkCalculations.threads()));
    assertEquals(1, SparkCalculations.threads());
  }

  @Test
  void whatCannotTravelIsNamed() {
    Object lock = new Object();
    SparkCalculations calculations = spark.calculations();
    SerializableFunction<Integer, Integer> captures = n -> n + lock.hashCode();
    Exception e =
        assertThrows(
            RuntimeException.class, () -> calculations.run("captured", List.of(1), captures));
    assertTrue(e.toString().contains("erializ"), e.toString());
  }

  @Test
  void noInputsNoJob() {
    assertEquals(List.of(), spark.calculations().run("none", List.<Integer>of(), (Integer n) -> n));
  }

  @Test
  void anInterruptedDriverStopsItsJob() throws InterruptedException {
    SparkCalculations calculations = spark.calculations();
    List<Throwable> thrown = new ArrayList<>();
    Thread driver =
        new Thread(
            () -> {
              try {
                calculations.run(
                    "long",
                    List.of(1, 2, 3, 4, 5, 6),
                    n -> {
                      Thread.sleep(1500);
                      return n;
                    });
              } catch (SparkFailure e) {
                thrown.add(e);
              }
            });
    driver.start();
    Thread.sleep(500);
    driver.interrupt();
    driver.join(1000);
    assertEquals(1, thrown.size());
  }
}
