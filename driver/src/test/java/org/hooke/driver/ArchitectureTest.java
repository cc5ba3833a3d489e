package org.hooke.driver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house over all modules at once; docs/developing.md lists them. */
class ArchitectureTest {
  /** The one place with static mutable state: wavefunctions outlive the task that made them. */
  private static final String EXECUTOR_REGISTRY = "org.hooke.partitioning.OrbitalRegistry";

  private static final Pattern HOMELESS = Pattern.compile(".*(Utils?|Manager|Helper|Context)");

  /** Types that change after construction; a static final field of one is a global variable. */
  private static final List<String> MUTABLE =
      List.of(
          "java.util.concurrent",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.BitSet",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.ArrayList",
          "java.util.ArrayDeque",
          "java.util.HashSet",
          "java.util.TreeSet",
          "java.lang.ThreadLocal",
          "java.lang.StringBuilder");

  /** Who may convert units, as source folders under org/hooke (constants leave no bytecode). */
  private static final Set<String> UNIT_ROOMS =
      Set.of(
          "kernels/units", "kernels/pseudo", "driver/input", "driver/structure", "driver/report");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hooke");

  @Test
  void theClassesOfEveryModuleAreSeen() {
    for (String module : List.of("kernels", "driver")) {
      assertTrue(
          classes.stream().anyMatch(c -> c.getPackageName().startsWith("org.hooke." + module)),
          module);
    }
  }

  @Test
  void onlyPartitioningKnowsSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.hooke.partitioning..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(classes);
  }

  /** Storage alone on the driver; executors write what they hold themselves, in one class. */
  @Test
  void onlyStorageKnowsHadoop() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.hooke.driver.storage..")
        .and()
        .doNotHaveFullyQualifiedName("org.hooke.partitioning.SavedOrbitals")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hadoop..")
        .check(classes);
  }

  @Test
  void modulesPointOneWay() {
    noClasses()
        .that()
        .resideInAnyPackage("org.hooke.kernels..", "org.hooke.partitioning..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hooke.driver..")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("org.hooke.kernels..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hooke.partitioning..")
        .check(classes);
  }

  @Test
  void onlyCliEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.hooke.driver.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(classes);
  }

  @Test
  void onlyTheDriverLogs() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.hooke.driver..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.slf4j..", "org.apache.logging..", "java.util.logging..")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(classes);
  }

  @Test
  void inheritanceIsOneDeep() {
    classes().should(extendNoClassOfOurs()).check(classes);
  }

  @Test
  void noHomelessNames() {
    classes().should().haveNameNotMatching(HOMELESS.pattern()).check(classes);
  }

  @Test
  void noStaticMutableState() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .doNotHaveFullyQualifiedName(EXECUTOR_REGISTRY)
        .and(areWrittenByUs())
        .should()
        .beFinal()
        .andShould(notBeOfAMutableType())
        .check(classes);
  }

  @Test
  void onlyReadersAndReportsConvertUnits() throws IOException {
    Path root = Path.of(System.getProperty("hooke.root"));
    try (Stream<Path> files = Files.walk(root)) {
      List<String> intruders =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> file.toString().contains("src/main/java/org/hooke/"))
              .filter(file -> !UNIT_ROOMS.contains(room(file)))
              .filter(ArchitectureTest::namesAtomicUnits)
              .map(file -> root.relativize(file).toString())
              .sorted()
              .toList();
      assertEquals(List.of(), intruders);
    }
  }

  /** kernels/pseudo for .../org/hooke/kernels/pseudo/UpfReader.java. */
  private static String room(Path file) {
    String path = file.getParent().toString().replace('\\', '/');
    String[] below = path.substring(path.indexOf("org/hooke/") + 10).split("/", -1);
    return below.length < 2 ? below[0] : below[0] + "/" + below[1];
  }

  private static boolean namesAtomicUnits(Path file) {
    try {
      return Files.readString(file).contains("AtomicUnits");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArchCondition<JavaClass> extendNoClassOfOurs() {
    return new ArchCondition<>("extend no class of ours (exceptions and enum constants apart)") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getRawSuperclass()
            .filter(parent -> parent.getPackageName().startsWith("org.hooke"))
            .filter(parent -> !parent.isEnum() && !parent.isAssignableTo(Throwable.class))
            .ifPresent(
                parent ->
                    events.add(
                        SimpleConditionEvent.violated(
                            type, type.getName() + " extends " + parent.getName())));
      }
    };
  }

  /** Not the compiler's own: the table of an enum switch, the flag of an assertion. */
  private static DescribedPredicate<JavaField> areWrittenByUs() {
    return DescribedPredicate.describe(
        "are written by us",
        field ->
            !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !field.getName().contains("$"));
  }

  private static ArchCondition<JavaField> notBeOfAMutableType() {
    return new ArchCondition<>("not be of a type that changes") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        String type = field.getRawType().getName();
        if (MUTABLE.stream().anyMatch(type::startsWith)) {
          events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is a " + type));
        }
      }
    };
  }
}
