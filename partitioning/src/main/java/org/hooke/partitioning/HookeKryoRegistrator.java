package org.hooke.partitioning;

import com.esotericsoftware.kryo.Kryo;
import org.apache.spark.serializer.KryoRegistrator;
import org.hooke.kernels.eigen.EigenResult;

/**
 * The classes that travel in Hooke's jobs. With {@code spark.kryo.registrationRequired} nothing
 * else does, so that a slow or fragile form cannot slip in unseen; what users hand over goes as
 * {@link Serialized} bytes.
 */
public final class HookeKryoRegistrator implements KryoRegistrator {
  @Override
  public void registerClasses(Kryo kryo) {
    for (Class<?> type :
        new Class<?>[] {
          double[].class,
          double[][].class,
          double[][][].class,
          long[].class,
          long[][].class,
          int[].class,
          byte[].class,
          byte[][].class,
          String[].class,
          Object[].class,
          Segment.class,
          Operation[].class,
          Operation.Start.class,
          Operation.Move.class,
          Operation.Diagonalize.class,
          Serialized.class,
          StateBatch.class,
          StateBatch[].class,
          BatchOutcome.class,
          BlockBatch.class,
          BlockBatch[].class,
          BlockOutcome.class,
          BlockWork.RotationForm.class,
          BlockWork.RotationForm[].class,
          EigenResult.class,
          EigenResult[].class,
          SparkCalculations.Ended.class
        }) {
      kryo.register(type);
    }
  }
}
