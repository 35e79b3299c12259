package dev.kadr.domain.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a buyer may choose about what a model makes.
 *
 * @param all in the order buyers see them, no two of one name
 * @param limits which choices do not go together
 */
public record Settings(List<Setting> all, List<Limit> limits) {
  public static final Settings NONE = new Settings(List.of(), List.of());

  /** A rule over more than one choice. */
  public sealed interface Limit {
    /** When {@code when} is {@code is}, {@code setting} is one of a few. */
    record Together(String when, String is, String setting, List<String> allowed) implements Limit {
      public Together {
        allowed = List.copyOf(allowed);
      }
    }

    /**
     * A choice that works only with a photo to start from; without one {@code otherwise} counts
     * when nobody chose.
     */
    record WithPhoto(String setting, String value, String otherwise) implements Limit {}
  }

  /** One thing that is wrong with what was chosen. */
  public record Fault(String setting, String why) {}

  /** What was chosen, once it was looked at. */
  public sealed interface Reading {
    record Understood(Choices choices) implements Reading {}

    /** At least one fault. */
    record Wrong(List<Fault> faults) implements Reading {}
  }

  public Settings {
    all = List.copyOf(all);
    limits = List.copyOf(limits);
    var names = new HashSet<String>();
    if (!all.stream().map(Setting::name).allMatch(names::add)) {
      throw new IllegalArgumentException("two settings have one name");
    }
    for (var limit : limits) {
      check(all, limit);
    }
  }

  private static void check(List<Setting> all, Limit limit) {
    switch (limit) {
      case Limit.Together(var when, var is, var setting, var allowed) -> {
        known(all, when, is);
        allowed.forEach(value -> known(all, setting, value));
        // a form that leaves it out must pass: the schema says so, and so do we
        if (initial(all, setting).filter(allowed::contains).isEmpty()) {
          throw new IllegalArgumentException(setting + " begins with what is not allowed");
        }
      }
      case Limit.WithPhoto(var setting, var value, var otherwise) -> {
        known(all, setting, value);
        known(all, setting, otherwise);
      }
    }
  }

  private static void known(List<Setting> all, String setting, String value) {
    var good =
        all.stream()
            .filter(each -> each.name().equals(setting))
            .anyMatch(each -> each.kind().read(value) instanceof Setting.Verdict.Good);
    if (!good) {
      throw new IllegalArgumentException("there is no setting " + setting + " that is " + value);
    }
  }

  private static Optional<String> initial(List<Setting> all, String setting) {
    return all.stream()
        .filter(each -> each.name().equals(setting))
        .findFirst()
        .flatMap(each -> each.kind().initial());
  }

  public Optional<Setting> find(String name) {
    return all.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** The sizes in pixels that may be chosen, in their order; empty when there are none. */
  public List<PictureSize> sizes() {
    return find(Setting.SIZE).map(Setting::kind).stream()
        .flatMap(
            kind ->
                kind instanceof Setting.Kind.Choice(var options, var initial)
                    ? options.stream()
                    : Stream.empty())
        .flatMap(option -> PictureSize.read(option.value()).stream())
        .toList();
  }

  /**
   * Looks at what was chosen.
   *
   * @param chosen by name; what is missing counts as it begins
   * @param photo whether there is one to start from
   */
  public Reading read(Map<String, String> chosen, boolean photo) {
    var faults = new ArrayList<Fault>();
    var values = new TreeMap<String, String>();
    for (var name : new TreeMap<>(chosen).keySet()) {
      if (find(name).isEmpty()) {
        faults.add(new Fault(name, "this model has no such setting"));
      }
    }
    for (var setting : all) {
      var said = Optional.ofNullable(chosen.get(setting.name()));
      var text = said.or(() -> initial(setting, photo));
      text.ifPresent(
          value -> {
            switch (setting.kind().read(value)) {
              case Setting.Verdict.Good(var good) -> values.put(setting.name(), good);
              case Setting.Verdict.Bad(var why) -> faults.add(new Fault(setting.name(), why));
            }
          });
    }
    var choices = new Choices(values);
    limits.forEach(limit -> fault(limit, choices, photo).ifPresent(faults::add));
    return faults.isEmpty() ? new Reading.Understood(choices) : new Reading.Wrong(faults);
  }

  private Optional<String> initial(Setting setting, boolean photo) {
    var usual = setting.kind().initial();
    if (photo) {
      return usual;
    }
    for (var limit : limits) {
      if (limit instanceof Limit.WithPhoto(var name, var value, var otherwise)
          && name.equals(setting.name())
          && usual.filter(value::equals).isPresent()) {
        return Optional.of(otherwise);
      }
    }
    return usual;
  }

  private static Optional<Fault> fault(Limit limit, Choices choices, boolean photo) {
    return switch (limit) {
      case Limit.Together(var when, var is, var setting, var allowed) ->
          choices.are(when, is)
                  && choices.of(setting).filter(value -> !allowed.contains(value)).isPresent()
              ? Optional.of(
                  new Fault(
                      setting,
                      "one of " + String.join(", ", allowed) + " when " + when + " is " + is))
              : Optional.empty();
      case Limit.WithPhoto(var setting, var value, var otherwise) ->
          choices.are(setting, value) && !photo
              ? Optional.of(
                  new Fault(
                      setting, value + " starts from a photo: add one, or choose " + otherwise))
              : Optional.empty();
    };
  }
}
