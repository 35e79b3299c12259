package dev.kadr.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.catalogue.Price.Plus;
import dev.kadr.domain.catalogue.Price.Times;
import dev.kadr.domain.catalogue.Setting.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {
  private static final Settings SETTINGS =
      new Settings(
          List.of(
              choice("quality", "low", "high"),
              choice("duration", "5", "10"),
              new Setting("n", Title.of("n"), new Kind.Whole(1, 5, Optional.of("1")), false)),
          List.of());
  private static final Price PRICE =
      new Price(
          3,
          List.of(new Plus("quality", "high", 4)),
          List.of(new Times("duration", "10", 2)),
          Optional.of("n"));

  private static Setting choice(String name, String... values) {
    var options =
        List.of(values).stream().map(value -> new Setting.Option(value, Title.of(value))).toList();
    return new Setting(
        name, Title.of(name), new Kind.Choice(options, Optional.of(values[0])), false);
  }

  private static Model model(int outputs, Price price) {
    return new Model(
        new ModelId("m"),
        Title.of("M"),
        new Model.Provision(new ProviderId("genapi"), "network", Map.of()),
        new Model.Makes(OutputKind.PICTURE, outputs, price),
        new Model.Takes(SETTINGS, new Model.Photos(0, 1), 1_000));
  }

  @ParameterizedTest
  @CsvSource({
    "low, 5, 1, 3, 2",
    "high, 5, 1, 7, 2",
    "low, 10, 1, 6, 2",
    "high, 10, 1, 14, 2",
    "high, 10, 5, 70, 10"
  })
  void whatIsChosenSaysWhatItCostsAndHowManyCome(
      String quality, String duration, String count, long cost, int outputs) {
    var model = model(2, PRICE);
    var choices = new Choices(Map.of("quality", quality, "duration", duration, "n", count));

    assertThat(model.cost(choices)).isEqualTo(cost);
    assertThat(model.outputs(choices)).isEqualTo(outputs);
  }

  @Test
  void theUsualPriceIsThatOfWhatNobodyChose() {
    var model = model(1, PRICE);

    assertThat(model.cost(model.usual())).isEqualTo(3);
    assertThat(PRICE.dependsOn("n")).isTrue();
    assertThat(PRICE.dependsOn("quality")).isTrue();
    assertThat(PRICE.dependsOn("duration")).isTrue();
    assertThat(PRICE.dependsOn("size")).isFalse();
  }

  @Test
  void aPriceDependsOnlyOnWhatCanBeChosen() {
    refused(new Price(1, List.of(new Plus("quality", "dear", 1)), List.of(), Optional.empty()));
    refused(new Price(1, List.of(), List.of(new Times("size", "10", 2)), Optional.empty()));
    refused(new Price(1, List.of(), List.of(), Optional.of("quality")));
    refused(new Price(1, List.of(), List.of(), Optional.of("count")));
    assertThatIllegalArgumentException()
        .as("more than anybody can be sent")
        .isThrownBy(() -> model(3, PRICE));
  }

  private static void refused(Price price) {
    assertThatIllegalArgumentException().isThrownBy(() -> model(1, price));
  }

  @Test
  void nothingIsFreeAndNothingIsBeyondCounting() {
    assertThatIllegalArgumentException().isThrownBy(() -> Price.flat(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Price.flat(1_000_001));
    assertThatIllegalArgumentException().isThrownBy(() -> new Plus("quality", "high", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Times("quality", "high", 1));
  }
}
