package dev.kadr.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.app.CatalogueOnTheWireTest.Change;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.Setting;
import dev.kadr.domain.catalogue.Setting.Kind;
import dev.kadr.domain.catalogue.Settings;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What config.yml sells, to whom it may be sold, and for how much. */
class ShippedCatalogueTest {
  private static final Catalogue CATALOGUE = ShippedConfig.catalogue();

  private static Model model(String id) {
    return CATALOGUE.find(new ModelId(id)).orElseThrow();
  }

  private static List<String> faults(Model model, Map<String, String> chosen, int photos) {
    return switch (model.read(chosen, photos)) {
      case Settings.Reading.Understood fine -> List.of();
      case Settings.Reading.Wrong(var faults) ->
          faults.stream().map(Settings.Fault::setting).toList();
    };
  }

  static Stream<Change> everyWrongChoice() {
    return CATALOGUE.models().stream()
        .flatMap(
            model ->
                model.takes().settings().all().stream()
                    .flatMap(
                        setting -> wrong(setting).map(value -> new Change(model, setting, value))));
  }

  private static Stream<String> wrong(Setting setting) {
    return switch (setting.kind()) {
      case Kind.Choice choice -> Stream.of("none of them", "");
      case Kind.Whole(long least, long most, var initial) ->
          Stream.of("-1", Long.toString(most + 1), "1.5", "many", "");
      case Kind.Decimal(var least, var most, var step, var initial) ->
          Stream.of(
              "-0.1",
              most.add(step).toPlainString(),
              least.add(step.divide(BigDecimal.TWO)).toPlainString(),
              "half");
      case Kind.Flag flag -> Stream.of("1", "yes", "");
      case Kind.Text(int most, var usual) -> Stream.of("x".repeat(most + 1));
      case Kind.Photo photo -> Stream.of("", "x".repeat(201));
    };
  }

  @ParameterizedTest
  @MethodSource("everyWrongChoice")
  void everySettingRefusesWhatItMayNotBeByItsName(Change change) {
    var chosen = Map.of(change.setting().name(), change.value());
    assertThat(faults(change.model(), chosen, 1)).containsExactly(change.setting().name());
  }

  static Stream<Model> models() {
    return CATALOGUE.models().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void noModelTakesWhatItDoesNotKnow(Model model) {
    assertThat(faults(model, Map.of("input_fidelity", "high"), 1))
        .containsExactly("input_fidelity");
  }

  @Test
  void fiveModelsAreSold() {
    assertThat(CATALOGUE.models().stream().map(it -> it.id().value()))
        .containsExactly("gpt-image-1", "nano-banana", "nano-banana-pro", "midjourney", "kling");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpt-image-1 | '' | 2 | 1",
        "gpt-image-1 | quality=high n=3 | 24 | 3",
        "gpt-image-1 | size=1536x1024 | 3 | 1",
        "nano-banana | num_images=4 | 8 | 4",
        "nano-banana-pro | resolution=4K enable_web_search=true num_images=2 | 18 | 2",
        "midjourney | '' | 6 | 4",
        "midjourney | mode=relax quality=4 | 16 | 4",
        "kling | '' | 20 | 1",
        "kling | version=1.6 mode=pro duration=10 | 50 | 1"
      })
  void whatIsChosenSaysThePrice(String id, String chosen, long cost, int outputs) {
    var said = new TreeMap<String, String>();
    Arrays.stream(chosen.split(" ", -1))
        .filter(each -> !each.isEmpty())
        .forEach(each -> said.put(each.split("=", 2)[0], each.split("=", 2)[1]));
    var model = model(id);
    var reading = (Settings.Reading.Understood) model.read(said, 1);

    assertThat(model.cost(reading.choices())).isEqualTo(cost);
    assertThat(model.outputs(reading.choices())).isEqualTo(outputs);
  }

  @Test
  void aVideoWithoutAPhotoIsMadeByTheVersionThatCan() {
    var kling = model("kling");

    assertThat(((Settings.Reading.Understood) kling.read(Map.of(), 0)).choices().of("version"))
        .contains("1.6");
    assertThat(faults(kling, Map.of("version", "2.1"), 0)).containsExactly("version");
  }

  @Test
  void aTransparentBackgroundIsNoJpeg() {
    var chosen = Map.of("background", "transparent", "output_format", "jpeg");
    assertThat(faults(model("gpt-image-1"), chosen, 0)).containsExactly("output_format");
  }

  @Test
  void onlyAModelWithSizesHasSizes() {
    assertThat(CATALOGUE.models().stream().filter(it -> !it.takes().sizes().isEmpty()))
        .containsExactly(model("gpt-image-1"));
  }
}
