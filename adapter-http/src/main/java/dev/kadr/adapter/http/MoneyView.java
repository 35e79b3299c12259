package dev.kadr.adapter.http;

import dev.kadr.domain.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/** An amount as it stands on the wire. */
@Schema(name = "Money")
record MoneyView(
    @Schema(example = "500.00") String value, @Schema(example = "RUB") String currency) {
  static MoneyView of(Money money) {
    return new MoneyView(money.value(), money.currency().name());
  }
}
