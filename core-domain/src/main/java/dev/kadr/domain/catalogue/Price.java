package dev.kadr.domain.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What a job costs, in whole credits, by what was chosen: the base and whatever is added to it,
 * times every factor, times how many are made.
 *
 * @param base credits, 1 or more
 * @param each the setting that says how many are made, when there is one
 */
public record Price(long base, List<Plus> plus, List<Times> times, Optional<String> each) {
  private static final long MOST = 1_000_000;

  /** A choice that costs more. */
  public record Plus(String setting, String value, long credits) {
    public Plus {
      if (credits < 1 || credits > MOST) {
        throw new IllegalArgumentException("what is added is 1 to 1,000,000 credits");
      }
    }
  }

  /** A choice that costs a multiple. */
  public record Times(String setting, String value, int factor) {
    public Times {
      if (factor < 2 || factor > 100) {
        throw new IllegalArgumentException("a factor is 2 to 100");
      }
    }
  }

  public Price {
    plus = List.copyOf(plus);
    times = List.copyOf(times);
    if (base < 1 || base > MOST) {
      throw new IllegalArgumentException("a model costs 1 to 1,000,000 credits, not " + base);
    }
  }

  /** The same whatever is chosen. */
  public static Price flat(long credits) {
    return new Price(credits, List.of(), List.of(), Optional.empty());
  }

  long of(Choices choices) {
    var sum = base;
    for (var more : plus) {
      sum += choices.are(more.setting(), more.value()) ? more.credits() : 0;
    }
    for (var more : times) {
      sum *= choices.are(more.setting(), more.value()) ? more.factor() : 1;
    }
    return sum * count(choices);
  }

  /** How many are asked for. */
  int count(Choices choices) {
    return each.flatMap(choices::of).map(Integer::parseInt).orElse(1);
  }

  /** Whether it depends on a setting. */
  public boolean dependsOn(String setting) {
    return plus.stream().anyMatch(more -> more.setting().equals(setting))
        || times.stream().anyMatch(more -> more.setting().equals(setting))
        || each.filter(setting::equals).isPresent();
  }

  /** Refuses what names no choice of these settings, and what nobody could count. */
  void check(Settings settings, int outputs) {
    plus.forEach(more -> known(settings, more.setting(), more.value()));
    times.forEach(more -> known(settings, more.setting(), more.value()));
    for (var name : each.stream().toList()) {
      var whole =
          settings.find(name).map(Setting::kind).stream()
              .anyMatch(
                  kind ->
                      kind instanceof Setting.Kind.Whole(long least, long most, var initial)
                          && least >= 1
                          && most * outputs <= 10
                          && initial.isPresent());
      if (!whole) {
        throw new IllegalArgumentException(name + " does not say that 1 to 10 are made");
      }
    }
    if (times.size() > 3 || plus.size() > 100) {
      throw new IllegalArgumentException("nobody understands such a price");
    }
  }

  private static void known(Settings settings, String setting, String value) {
    var good =
        settings.find(setting).map(Setting::kind).stream()
            .anyMatch(kind -> kind.read(value) instanceof Setting.Verdict.Good);
    if (!good) {
      throw new IllegalArgumentException(
          "the price depends on " + setting + " being " + value + ", which it cannot be");
    }
  }
}
