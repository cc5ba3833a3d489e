package org.hooke.partitioning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * An object in Java's serial form, for the way between driver and executors of one application.
 *
 * <p>Written once and sent as plain bytes, so that Kryo need not know the object's classes. Never
 * stored: checkpoints have formats of their own.
 */
final class Serialized<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;

  Serialized(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException when the object holds something that is not serialisable
   */
  static <T> Serialized<T> of(T object) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(object);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be sent to executors: " + object.getClass(), e);
    }
    return new Serialized<>(out.toByteArray());
  }

  /** A failure; one that holds what cannot travel is replaced by its words. */
  static Serialized<Throwable> ofFailure(Throwable failure) {
    try {
      return of(failure);
    } catch (IllegalArgumentException e) {
      IllegalStateException words = new IllegalStateException(failure.toString());
      words.setStackTrace(failure.getStackTrace());
      return of(words);
    }
  }

  /** The live bytes. */
  byte[] bytes() {
    return bytes;
  }

  /** A new copy of the object, of the classes of the thread's context class loader. */
  @SuppressWarnings("unchecked") // the bytes are those of the T it was made of
  T value() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (ObjectInputStream objects = new ContextObjects(new ByteArrayInputStream(bytes), loader)) {
      return (T) objects.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("driver and executors run different code", e);
    }
  }

  /** Resolves classes where Spark has put the application's jar. */
  private static final class ContextObjects extends ObjectInputStream {
    private final ClassLoader loader;

    ContextObjects(InputStream in, ClassLoader loader) throws IOException {
      super(in);
      this.loader = loader;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(description.getName(), false, loader);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(description); // primitive types
      }
    }
  }
}
