package org.hooke.kernels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who may know whom inside {@code kernels}; docs/developing.md lists the rules of the house. */
class ArchitectureTest {
  private static final String KERNELS = "org.hooke.kernels";
  private static final String FFT_LIBRARY = "org.jtransforms..";
  private static final String FFT_LIBRARY_ARRAYS = "org.visnow.jlargearrays..";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(KERNELS);

  @Test
  void theClassesAreSeen() {
    assertTrue(classes.contain(KERNELS + ".linalg.LinearOperator"));
  }

  @Test
  void kernelsKnowOnlyJavaAndTheFftLibrary() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.xml..",
            "jdk.incubator.vector..",
            KERNELS + "..",
            FFT_LIBRARY,
            FFT_LIBRARY_ARRAYS)
        .check(classes);
  }

  @Test
  void theFftLibraryStaysInFft() {
    noClasses()
        .that()
        .resideOutsideOfPackage(KERNELS + ".fft..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FFT_LIBRARY, FFT_LIBRARY_ARRAYS)
        .check(classes);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(KERNELS + ".(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void linalgFftAndSpecialKnowNoPhysics() {
    noClasses()
        .that()
        .resideInAnyPackage(KERNELS + ".linalg..", KERNELS + ".fft..", KERNELS + ".special..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            KERNELS + ".units..",
            KERNELS + ".crystal..",
            KERNELS + ".basis..",
            KERNELS + ".pseudo..",
            KERNELS + ".xc..",
            KERNELS + ".bands..",
            KERNELS + ".terms..",
            KERNELS + ".eigen..",
            KERNELS + ".mixing..",
            KERNELS + ".kpoints..")
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void termsKnowNoSolver() {
    noClasses()
        .that()
        .resideInAPackage(KERNELS + ".terms..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(KERNELS + ".eigen..", KERNELS + ".mixing..", KERNELS + ".kpoints..")
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void eigenKnowsOnlyLinearOperators() {
    classes()
        .that()
        .resideInAPackage(KERNELS + ".eigen..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "jdk.incubator.vector..", KERNELS + ".eigen..", KERNELS + ".linalg..")
        .check(classes);
  }

  @Test
  void kernelsPrintNothing() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
    GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
  }

  @Test
  void kernelsHaveNoClock() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Instant.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(classes);
  }

  @Test
  void randomStartsTakeASeed() {
    noClasses()
        .should()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(java.util.Random.class)
        .orShould()
        .callConstructor(java.util.SplittableRandom.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.concurrent.ThreadLocalRandom.class)
        .check(classes);
  }
}
