package dev.kadr.app.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What classes may look like. */
final class Shapes {
  private static final Pattern BANNED =
      Pattern.compile(
          ".+(Manager|Helper|Util|Utils|Impl|Dto|Entity|Info|Data|Processor)|(Abstract|Base)[A-Z].*|I[A-Z][a-z].*");
  private static final Set<String> DOORS =
      Set.of("Persistence", "Generation", "Payments", "Telegram", "HttpApi");

  /** Not use cases: what several of them share, and what they are wired with. */
  private static final Set<String> SHARED = Set.of("Alarm");

  private Shapes() {}

  static final ArchCondition<JavaClass> READ_CLOCK_OR_CHANCE =
      new ArchCondition<>("read a clock or chance") {
        @Override
        public void check(JavaClass item, ConditionEvents events) {
          item.getMethodCallsFromSelf().stream()
              .filter(
                  call -> {
                    var owner = call.getTargetOwner();
                    var name = call.getName();
                    return (owner.isEquivalentTo(Instant.class) && name.equals("now"))
                        || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                        || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                        || owner.isEquivalentTo(ThreadLocalRandom.class);
                  })
              .forEach(
                  call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
        }
      };

  /** Whole numbers of the smallest coin or exact decimals, never an approximation. */
  static final ArchCondition<JavaClass> COUNT_IN_FRACTIONS =
      new ArchCondition<>("count in double or float") {
        private static final Set<String> FRACTIONS =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float");

        @Override
        public void check(JavaClass item, ConditionEvents events) {
          var types =
              Stream.of(
                      item.getFields().stream().map(JavaField::getRawType),
                      item.getCodeUnits().stream().map(JavaCodeUnit::getRawReturnType),
                      item.getCodeUnits().stream()
                          .flatMap(unit -> unit.getRawParameterTypes().stream()),
                      item.getCodeUnitCallsFromSelf().stream()
                          .flatMap(
                              call ->
                                  Stream.concat(
                                      Stream.of(call.getTarget().getRawReturnType()),
                                      call.getTarget().getRawParameterTypes().stream())))
                  .flatMap(kind -> kind)
                  .map(JavaClass::getName);
          if (types.anyMatch(FRACTIONS::contains)) {
            events.add(
                SimpleConditionEvent.satisfied(item, item.getName() + " counts in fractions"));
          }
        }
      };

  static final ArchCondition<JavaClass> BE_CLOSED =
      condition(
          "be a record, an enum, a sealed interface or a final class without setters",
          item -> {
            var closed =
                item.isRecord()
                    || item.isEnum()
                    || (item.isInterface()
                        && (item.reflect().isSealed()
                            || item.getModifiers().contains(JavaModifier.PRIVATE)
                            || item.isAnnotation()
                            || item.getSimpleName().equals("package-info")))
                    || item.getModifiers().contains(JavaModifier.FINAL)
                    || item.isAnonymousClass()
                    || item.getEnclosingClass().filter(JavaClass::isEnum).isPresent();
            var open =
                item.getMethods().stream()
                    .anyMatch(
                        method ->
                            method.getName().matches("set[A-Z].*")
                                || method.getModifiers().contains(JavaModifier.PROTECTED));
            return closed && !open;
          });

  static final ArchCondition<JavaClass> BE_A_DOOR_OR_HIDDEN =
      condition(
          "be the module's door, a resource or package-private",
          item ->
              !item.getModifiers().contains(JavaModifier.PUBLIC)
                  || DOORS.contains(item.getSimpleName())
                  || item.isAnnotatedWith("jakarta.ws.rs.Path")
                  || item.isAssignableTo("jakarta.ws.rs.ext.ExceptionMapper"));

  static final ArchCondition<JavaClass> BE_A_USE_CASE =
      condition(
          "be a record, or a final class with one public method that returns a sealed type or"
              + " record",
          item -> {
            if (item.isRecord() || SHARED.contains(item.getSimpleName())) {
              return true;
            }
            var doors =
                item.getMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                    .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                    .toList();
            return item.getModifiers().contains(JavaModifier.FINAL)
                && doors.size() == 1
                && answersClearly(doors.getFirst());
          });

  static final ArchCondition<JavaClass> HAVE_A_TELLING_NAME =
      condition(
          "have a name without a word that says nothing",
          item -> !BANNED.matcher(item.getSimpleName()).matches());

  private static boolean answersClearly(JavaMethod method) {
    var answer = method.getRawReturnType().reflect();
    return answer.isSealed() || answer.isRecord();
  }

  private static ArchCondition<JavaClass> condition(
      String description, Function<JavaClass, Boolean> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        if (!holds.apply(item)) {
          events.add(
              SimpleConditionEvent.violated(item, item.getName() + " should " + description));
        }
      }
    };
  }
}
