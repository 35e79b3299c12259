package dev.kadr.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("sandbox"))
          .withImportOption(location -> !location.contains("ports-testkit"))
          .importPackages("dev.kadr");

  static final Set<String> PACKAGES = Set.copyOf(Packages.OURS);

  static Stream<String> rules() {
    return Rules.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeeps(String rule) {
    Rules.named(rule).check(PRODUCTION);
  }

  /** A rule that nobody can break guards nothing. */
  @ParameterizedTest
  @MethodSource("rules")
  void aPlantedViolationIsCaughtBy(String rule) {
    var planted = new ClassFileImporter().importClasses(Planted.of(rule));

    assertThat(Rules.named(rule).evaluate(planted).hasViolation()).isTrue();
  }

  /** A wrong package in the second half of a rule passes for ever; so none may be wrong. */
  @ParameterizedTest
  @FieldSource("PACKAGES")
  void everyPackageThatARuleNamesHasClasses(String name) {
    var found = PRODUCTION.stream().filter(JavaClass.Predicates.resideInAPackage(name)).findFirst();

    assertThat(found).isPresent();
  }

  @Test
  void everyLibraryThatARuleNamesIsUsedSomewhere() {
    for (var library : Packages.OTHERS) {
      var used =
          PRODUCTION.stream()
              .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
              .anyMatch(
                  dependency ->
                      JavaClass.Predicates.resideInAPackage(library)
                          .test(dependency.getTargetClass()));
      assertThat(used).as(library).isTrue();
    }
  }
}
