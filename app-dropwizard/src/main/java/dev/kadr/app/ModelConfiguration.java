package dev.kadr.app;

import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.Price;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.catalogue.Settings;
import dev.kadr.domain.catalogue.Title;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One model as config.yml describes it; the domain says what is possible. */
record ModelConfiguration(
    String id,
    TitleConfiguration title,
    String provider,
    RouteConfiguration route,
    @Nullable List<DetourConfiguration> detours,
    @Nullable Long deadlineMinutes,
    String kind,
    int outputs,
    PriceConfiguration price,
    PhotosConfiguration photos,
    int maxPromptLength,
    @Nullable List<SettingConfiguration> settings,
    @Nullable List<TogetherConfiguration> together,
    @Nullable List<WithPhotoConfiguration> withPhoto) {

  /** What it is called, in each language. */
  record TitleConfiguration(String ru, String en) {
    Title toDomain() {
      return new Title(ru, en);
    }
  }

  /** Where jobs go. */
  record RouteConfiguration(
      String network, @Nullable String photos, @Nullable Map<String, String> fixed) {
    Model.Route toDomain() {
      return new Model.Route(network, photos == null ? "" : photos, given(fixed));
    }
  }

  /** Where they go instead, by one setting. */
  record DetourConfiguration(String setting, String value, RouteConfiguration route) {
    Model.Detour toDomain() {
      return new Model.Detour(setting, value, route.toDomain());
    }
  }

  /**
   * What a job costs.
   *
   * @param plus by the setting and its value
   * @param times by the setting and its value
   */
  record PriceConfiguration(
      long base,
      @Nullable Map<String, Map<String, Long>> plus,
      @Nullable Map<String, Map<String, Integer>> times,
      @Nullable String each) {
    Price toDomain() {
      return new Price(
          base,
          parts(plus, Price.Plus::new),
          parts(times, Price.Times::new),
          Optional.ofNullable(each));
    }

    private static <A, P> List<P> parts(
        @Nullable Map<String, Map<String, A>> amounts, Part<A, P> part) {
      var parts = new ArrayList<P>();
      given(amounts)
          .forEach(
              (setting, values) ->
                  new TreeMap<>(values)
                      .forEach((value, amount) -> parts.add(part.of(setting, value, amount))));
      return parts;
    }
  }

  /** Part of a price: what {@code setting} being {@code value} does to it. */
  @FunctionalInterface
  private interface Part<A, P> {
    P of(String setting, String value, A amount);
  }

  /** How many photos a job starts from. */
  record PhotosConfiguration(int least, int most) {}

  /** Choices that go together. */
  record TogetherConfiguration(String when, String is, String setting, List<String> allowed) {
    Settings.Limit toDomain() {
      return new Settings.Limit.Together(when, is, setting, allowed);
    }
  }

  /** A choice that needs a photo. */
  record WithPhotoConfiguration(String setting, String value, String otherwise) {
    Settings.Limit toDomain() {
      return new Settings.Limit.WithPhoto(setting, value, otherwise);
    }
  }

  Model toDomain() {
    var wires =
        given(settings).stream()
            .filter(setting -> setting.wire() != null)
            .collect(Collectors.toMap(SettingConfiguration::name, SettingConfiguration::wired));
    return new Model(
        new ModelId(id),
        title.toDomain(),
        new Model.Provision(
            new ProviderId(provider),
            route.toDomain(),
            given(detours).stream().map(DetourConfiguration::toDomain).toList(),
            wires,
            Optional.ofNullable(deadlineMinutes).map(Duration::ofMinutes)),
        new Model.Makes(
            OutputKind.valueOf(kind.toUpperCase(Locale.ROOT)), outputs, price.toDomain()),
        new Model.Takes(
            choosable(), new Model.Photos(photos.least(), photos.most()), maxPromptLength));
  }

  private Settings choosable() {
    var limits =
        Stream.concat(
            given(together).stream().map(TogetherConfiguration::toDomain),
            given(withPhoto).stream().map(WithPhotoConfiguration::toDomain));
    return new Settings(
        given(settings).stream().map(SettingConfiguration::toDomain).toList(), limits.toList());
  }

  static <T> List<T> given(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  static <T> Map<String, T> given(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : new TreeMap<>(map);
  }
}
