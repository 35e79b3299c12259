package dev.kadr.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kadr.domain.catalogue.Price;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/**
 * How a price comes about: the base and every {@code plus} that was chosen, times every {@code
 * times} that was chosen, times the number that the setting {@code each} says.
 */
@Schema(name = "PriceRule")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PriceView(
    @Schema(example = "2") long base, List<Plus> plus, List<Times> times, Optional<String> each) {

  /** A choice that costs more. */
  @Schema(name = "PricePlus")
  record Plus(
      @Schema(example = "quality") String setting,
      @Schema(example = "high") String value,
      @Schema(example = "6") long credits) {}

  /** A choice that costs a multiple. */
  @Schema(name = "PriceTimes")
  record Times(
      @Schema(example = "duration") String setting,
      @Schema(example = "10") String value,
      @Schema(example = "2") int factor) {}

  static PriceView of(Price price) {
    return new PriceView(
        price.base(),
        price.plus().stream()
            .map(more -> new Plus(more.setting(), more.value(), more.credits()))
            .toList(),
        price.times().stream()
            .map(more -> new Times(more.setting(), more.value(), more.factor()))
            .toList(),
        price.each());
  }
}
