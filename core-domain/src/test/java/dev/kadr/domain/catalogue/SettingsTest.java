package dev.kadr.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.catalogue.Setting.Kind;
import dev.kadr.domain.catalogue.Settings.Fault;
import dev.kadr.domain.catalogue.Settings.Limit;
import dev.kadr.domain.catalogue.Settings.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Setting QUALITY = choice("quality", "low", "high");
  private static final Setting FORMAT = choice("format", "png", "jpeg", "webp");
  private static final Setting COUNT = setting("n", new Kind.Whole(1, 5, Optional.of("1")));
  private static final Setting SEED = setting("seed", new Kind.Whole(0, 99, Optional.empty()));
  private static final Setting SCALE =
      setting(
          "scale",
          new Kind.Decimal(
              BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("0.05"), Optional.of("0.5")));
  private static final Setting TILE = setting("tile", new Kind.Flag(false));
  private static final Setting NEGATIVE = setting("negative", new Kind.Text(5, ""));
  private static final Setting LOOK = setting("look", new Kind.Photo());
  private static final Settings ALL =
      new Settings(
          List.of(QUALITY, FORMAT, COUNT, SEED, SCALE, TILE, NEGATIVE, LOOK),
          List.of(
              new Limit.Together("quality", "high", "format", List.of("png", "webp")),
              new Limit.WithPhoto("format", "webp", "png")));

  private static Setting choice(String name, String... values) {
    var options =
        List.of(values).stream().map(value -> new Setting.Option(value, Title.of(value))).toList();
    return setting(name, new Kind.Choice(options, Optional.of(values[0])));
  }

  private static Setting setting(String name, Kind kind) {
    return new Setting(name, Title.of(name), kind, false);
  }

  private static List<Fault> faults(Reading reading) {
    return switch (reading) {
      case Reading.Understood fine -> List.of();
      case Reading.Wrong(var faults) -> faults;
    };
  }

  private static Map<String, String> values(Reading reading) {
    return ((Reading.Understood) reading).choices().values();
  }

  @Test
  void whatNobodyChoseCountsAsItBeginsOrIsLeftToTheProvider() {
    assertThat(values(ALL.read(Map.of(), true)))
        .isEqualTo(
            Map.of(
                "quality",
                "low",
                "format",
                "png",
                "n",
                "1",
                "scale",
                "0.5",
                "tile",
                "false",
                "negative",
                ""));
  }

  @ParameterizedTest
  @CsvSource({
    "quality, high, high",
    "n, 5, 5",
    "n, 1.0, 1",
    "seed, 0, 0",
    "scale, 0, 0",
    "scale, 0.05, 0.05",
    "scale, 1.00, 1",
    "tile, true, true",
    "negative, ' x ', x",
    "look, 01890000-0000-7000-8000-00000000002a, 01890000-0000-7000-8000-00000000002a"
  })
  void whatMayBeIsWrittenInOneWay(String name, String value, String written) {
    assertThat(values(ALL.read(Map.of(name, value), true))).containsEntry(name, written);
  }

  @ParameterizedTest
  @CsvSource({
    "quality, HIGH",
    "quality, ''",
    "n, 0",
    "n, 6",
    "n, 1.5",
    "n, -1",
    "n, 1e1",
    "n, 99999999999999999999",
    "seed, many",
    "scale, 0.51",
    "scale, 1.05",
    "tile, 1",
    "tile, yes",
    "negative, 'sixsix'",
    "look, ' '"
  })
  void whatMayNotBeIsRefusedByItsName(String name, String value) {
    assertThat(faults(ALL.read(Map.of(name, value), true)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.setting()).isEqualTo(name));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceTheUnknownToo() {
    assertThat(faults(ALL.read(Map.of("n", "9", "tile", "x", "fast", "yes"), true)))
        .extracting(Fault::setting)
        .containsExactly("fast", "n", "tile");
  }

  @Test
  void choicesThatDoNotGoTogetherAreRefused() {
    assertThat(faults(ALL.read(Map.of("quality", "high", "format", "jpeg"), true)))
        .containsExactly(new Fault("format", "one of png, webp when quality is high"));
    assertThat(faults(ALL.read(Map.of("quality", "high"), true))).isEmpty();
    assertThat(faults(ALL.read(Map.of("quality", "low", "format", "jpeg"), true))).isEmpty();
  }

  @Test
  void aChoiceThatNeedsAPhotoIsRefusedWithoutOne() {
    assertThat(faults(ALL.read(Map.of("format", "webp"), false)))
        .extracting(Fault::setting)
        .containsExactly("format");
    assertThat(faults(ALL.read(Map.of("format", "webp"), true))).isEmpty();
  }

  @Test
  void whatBeginsWithAChoiceThatNeedsAPhotoBeginsOtherwiseWithoutOne() {
    var version = choice("version", "new", "old");
    var settings =
        new Settings(List.of(version), List.of(new Limit.WithPhoto("version", "new", "old")));

    assertThat(values(settings.read(Map.of(), false))).containsEntry("version", "old");
    assertThat(values(settings.read(Map.of(), true))).containsEntry("version", "new");
  }

  @Test
  void wordsCountAsAPersonCountsThemAndHoldNothingThatCannotBeStored() {
    assertThat(values(ALL.read(Map.of("negative", "\uD83E\uDD8A\u0000\uD83Eabcd\u0007"), true)))
        .containsEntry("negative", "\uD83E\uDD8Aabcd");
  }

  @Test
  void settingsThatCouldNotBeMeantAreNoSettings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Settings(List.of(COUNT, COUNT), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setting("n", new Kind.Whole(1, 5, Optional.of("6"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setting("n", new Kind.Whole(1, 5, Optional.of("2.0"))));
    assertThatIllegalArgumentException().isThrownBy(() -> setting("a b", new Kind.Flag(true)));
    assertThatIllegalArgumentException().isThrownBy(() -> choice("twice", "a", "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Settings(
                    List.of(QUALITY, FORMAT),
                    List.of(new Limit.Together("quality", "high", "format", List.of("webp")))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Settings(
                    List.of(QUALITY, FORMAT),
                    List.of(new Limit.WithPhoto("quality", "dear", "low"))));
  }
}
