package org.hooke.kernels.simd;

import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

/**
 * Which implementation of the hot loops a JVM runs: plain Java, or the Vector API's explicit SIMD.
 *
 * <p>The twins differ in the last digits, so a run uses one of them everywhere and its result names
 * it. Classes of the Vector API twins have a source folder of their own and are reached by name
 * alone ({@link #load}), so that a JVM without the module {@code jdk.incubator.vector} never meets
 * them.
 */
public enum Twin {
  PLAIN,
  VECTOR;

  /** System property that forces a twin: plain, vector, or auto (the default). */
  public static final String PROPERTY = "hooke.twin";

  /** Fewest double lanes with which the Vector API pays. */
  private static final int FEWEST_LANES = 4;

  private static final Twin OF_THIS_JVM = choose(System.getProperty(PROPERTY, "auto"));

  /** The twin that this JVM runs; it never changes. */
  public static Twin ofThisJvm() {
    return OF_THIS_JVM;
  }

  /**
   * The twin of this name, or for {@code auto} the fastest that this JVM offers.
   *
   * @throws IllegalArgumentException for another name, or when the twin cannot run here
   */
  public static Twin choose(String name) {
    return switch (name) {
      case "plain" -> PLAIN;
      case "auto" -> lanes() >= FEWEST_LANES ? VECTOR : PLAIN;
      case "vector" -> requireVector();
      default ->
          throw new IllegalArgumentException(
              PROPERTY + "=" + name + ": expected auto, plain or vector");
    };
  }

  private static Twin requireVector() {
    if (lanes() == 0) {
      throw new IllegalArgumentException(
          "the vector twin needs a JVM started with --add-modules jdk.incubator.vector");
    }
    return VECTOR;
  }

  /** Double lanes of this machine's widest vectors as the Vector API sees them; 0 without it. */
  public static int lanes() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return 0;
    }
    return load(VectorLanes.class, "org.hooke.kernels.simd.WidestLanes").doubles();
  }

  /**
   * A new object of a class of the Vector API source folder, made by its constructor without
   * arguments.
   *
   * @param type what it implements
   * @throws IllegalStateException when this build or JVM has no such class
   */
  public static <T> T load(Class<T> type, String className) {
    try {
      return type.cast(Class.forName(className).getDeclaredConstructor().newInstance());
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(className + " failed to start", e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException("cannot load " + className, e);
    }
  }

  /** The name in results and of the property: plain or vector. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
