package dev.kadr.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The rules of the house by number, as CONTRIBUTING has them. */
final class Rules {
  private static final String JAVA = "java..";
  private static final String JSPECIFY = "org.jspecify..";

  private Rules() {}

  static Map<String, ArchRule> all() {
    var rules = new LinkedHashMap<String, ArchRule>();
    arrows(rules);
    libraries(rules);
    shapes(rules);
    return rules;
  }

  static ArchRule named(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  private static void arrows(Map<String, ArchRule> rules) {
    rules.put(
        "domain-knows-nobody",
        classes()
            .that()
            .resideInAPackage(Packages.DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, Packages.DOMAIN));
    rules.put(
        "ports-know-the-domain",
        classes()
            .that()
            .resideInAPackage(Packages.PORTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, Packages.DOMAIN, Packages.PORTS));
    rules.put(
        "use-cases-know-domain-and-ports",
        classes()
            .that()
            .resideInAPackage(Packages.USE_CASES)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                JAVA, JSPECIFY, Packages.DOMAIN, Packages.PORTS, Packages.USE_CASES));
    rules.put(
        "adapters-do-not-know-each-other",
        slices().matching("dev.kadr.adapter.(*)..").should().notDependOnEachOther());
    rules.put("persistence-does-not-drive", none(Packages.PERSISTENCE, Packages.USE_CASES));
    rules.put(
        "only-the-app-knows-adapters",
        noClasses()
            .that()
            .resideOutsideOfPackages(Packages.APP, Packages.ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Packages.ADAPTERS));
    rules.put(
        "concepts-are-free-of-cycles",
        slices().matching("dev.kadr.domain.(*)..").should().beFreeOfCycles());
    rules.put("nobody-knows-dialogue", noneBut(Packages.DIALOGUE, Packages.DOMAIN));
    rules.put(
        "accounts-know-no-concept",
        none(
            Packages.ACCOUNTS,
            Packages.CATALOGUE,
            Packages.CREDITS,
            Packages.REQUESTS,
            Packages.ORDERS,
            Packages.DIALOGUE));
    rules.put(
        "credits-know-accounts-only",
        none(
            Packages.CREDITS,
            Packages.CATALOGUE,
            Packages.REQUESTS,
            Packages.ORDERS,
            Packages.DIALOGUE));
    rules.put(
        "catalogue-knows-accounts-only",
        none(
            Packages.CATALOGUE,
            Packages.CREDITS,
            Packages.REQUESTS,
            Packages.ORDERS,
            Packages.DIALOGUE));
    rules.put(
        "orders-know-catalogue-and-credits-only",
        none(Packages.ORDERS, Packages.REQUESTS, Packages.DIALOGUE));
  }

  private static void libraries(Map<String, ArchRule> rules) {
    rules.put(
        "sql-in-persistence-only",
        onlyIn(
            new String[] {Packages.PERSISTENCE},
            Packages.JDBI,
            Packages.SQL,
            Packages.POOL,
            Packages.SCHEDULER));
    rules.put(
        "resources-in-driving-adapters-only",
        onlyIn(
            new String[] {
              Packages.HTTP, Packages.PAYMENTS, Packages.TELEGRAM, Packages.GENERATION, Packages.APP
            },
            Packages.RESOURCES));
    rules.put(
        "json-outside-the-core-only",
        onlyIn(new String[] {Packages.ADAPTERS, Packages.APP}, Packages.JACKSON));
    rules.put(
        "dropwizard-in-http-and-app-only",
        onlyIn(new String[] {Packages.HTTP, Packages.APP}, Packages.DROPWIZARD));
    rules.put(
        "telegram-library-in-telegram-only",
        onlyIn(new String[] {Packages.TELEGRAM}, Packages.TELEGRAM_LIBRARY, Packages.OKHTTP));
  }

  private static void shapes(Map<String, ArchRule> rules) {
    rules.put(
        "core-reads-no-clock-and-no-chance",
        noClasses()
            .that()
            .resideInAnyPackage(Packages.DOMAIN, Packages.PORTS, Packages.USE_CASES)
            .should(Shapes.READ_CLOCK_OR_CHANCE));
    rules.put(
        "domain-types-are-closed",
        classes().that().resideInAPackage(Packages.DOMAIN).should(Shapes.BE_CLOSED));
    rules.put(
        "adapters-have-one-door",
        classes()
            .that()
            .resideInAPackage(Packages.ADAPTERS)
            .and()
            .areTopLevelClasses()
            .should(Shapes.BE_A_DOOR_OR_HIDDEN));
    rules.put(
        "use-cases-do-one-thing",
        classes()
            .that()
            .resideInAPackage(Packages.USE_CASES)
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should(Shapes.BE_A_USE_CASE));
    rules.put(
        "money-and-credits-are-whole-numbers",
        noClasses()
            .that()
            .resideInAnyPackage(
                Packages.MONEY,
                Packages.CREDITS,
                Packages.CATALOGUE,
                Packages.ORDERS,
                Packages.ORDER_PORTS,
                Packages.SELLING,
                Packages.PAYMENTS)
            .should(Shapes.COUNT_IN_FRACTIONS));
    rules.put("names-say-something", classes().should(Shapes.HAVE_A_TELLING_NAME));
    rules.put(
        "no-injection-framework",
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.inject..", "javax.inject.."));
    rules.put("no-java-util-logging", GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
    rules.put("no-standard-streams", GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    rules.put(
        "no-generic-exceptions", GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
    rules.put(
        "no-static-state", fields().that().areStatic().should().beFinal().allowEmptyShould(false));
    rules.put(
        "no-locks-in-the-core",
        methods()
            .that()
            .areDeclaredInClassesThat(inTheCore())
            .should()
            .notHaveModifier(JavaModifier.SYNCHRONIZED));
  }

  private static DescribedPredicate<JavaClass> inTheCore() {
    return JavaClass.Predicates.resideInAnyPackage(
        Packages.DOMAIN, Packages.PORTS, Packages.USE_CASES);
  }

  private static ArchRule none(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to);
  }

  private static ArchRule noneBut(String to, String within) {
    return noClasses()
        .that()
        .resideInAPackage(within)
        .and()
        .resideOutsideOfPackage(to)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(to);
  }

  private static ArchRule onlyIn(String[] homes, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}
