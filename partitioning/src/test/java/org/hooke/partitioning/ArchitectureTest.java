package org.hooke.partitioning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;

/** Who may know whom around {@code partitioning}; docs/developing.md lists the rules. */
class ArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hooke.kernels", "org.hooke.partitioning");

  @Test
  void theClassesAreSeen() {
    assertTrue(classes.contain("org.hooke.kernels.linalg.LinearOperator"));
  }

  @Test
  void partitioningKnowsNoDriver() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hooke.driver..")
        .check(classes);
  }

  @Test
  void kernelsKnowNeitherPartitioningNorSpark() {
    noClasses()
        .that()
        .resideInAPackage("org.hooke.kernels..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.hooke.partitioning..", "org.apache..", "scala..")
        .check(classes);
  }

  @Test
  void partitioningPrintsNothing() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.slf4j..", "org.apache.logging..")
        .check(classes);
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
    GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
  }
}
