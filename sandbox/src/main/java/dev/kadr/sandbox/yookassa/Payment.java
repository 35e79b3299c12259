package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One payment, from the request to its end.
 *
 * @param order the request as it came; it was checked before
 * @param amount what is to be paid, or was captured
 * @param refunded what has been returned or is on its way back
 */
record Payment(
    Born born,
    ObjectNode order,
    Amount amount,
    State state,
    Optional<Instrument> instrument,
    Refunded refunded) {
  private static final Duration WINDOW = Duration.ofHours(1);

  /** Which one, and since when. */
  record Born(String id, Instant at) {}

  /**
   * What has gone back of it.
   *
   * @param reserved asked for and not canceled
   * @param done has arrived
   */
  record Refunded(Amount reserved, Amount done) {}

  /** What is true of it now. */
  sealed interface State {
    String word();

    record Pending() implements State {
      @Override
      public String word() {
        return "pending";
      }
    }

    record WaitingForCapture(Instant until) implements State {
      @Override
      public String word() {
        return "waiting_for_capture";
      }
    }

    record Succeeded(Instant at) implements State {
      @Override
      public String word() {
        return "succeeded";
      }
    }

    record Canceled(String party, String reason) implements State {
      @Override
      public String word() {
        return "canceled";
      }
    }
  }

  static Payment pending(Born born, ObjectNode order, Amount amount) {
    var nothing = Amount.nothing(amount.currency());
    return new Payment(
        born, order, amount, new State.Pending(), Optional.empty(), new Refunded(nothing, nothing));
  }

  String id() {
    return born.id();
  }

  boolean capture() {
    return order.path("capture").asBoolean(false);
  }

  boolean saves() {
    return order.path("save_payment_method").asBoolean(false);
  }

  Optional<String> returnUrl() {
    return Optional.of(order.path("confirmation").path("return_url").asText(""))
        .filter(url -> !url.isEmpty());
  }

  String description() {
    return order.path("description").asText("");
  }

  /** The buyer has an hour; a hold has what it was given. */
  boolean isOver(Instant now) {
    return switch (state) {
      case State.Pending pending -> !now.isBefore(born.at().plus(WINDOW));
      case State.WaitingForCapture waiting -> !now.isBefore(waiting.until());
      case State.Succeeded succeeded -> false;
      case State.Canceled canceled -> false;
    };
  }

  Amount refundable() {
    return state instanceof State.Succeeded
        ? amount.minus(refunded.reserved())
        : Amount.nothing(amount.currency());
  }

  Payment with(State next) {
    return new Payment(born, order, amount, next, instrument, refunded);
  }

  Payment paidWith(Instrument with, State next) {
    return new Payment(born, order, amount, next, Optional.of(with), refunded);
  }

  Payment captured(Amount part, Instant at) {
    return new Payment(born, order, part, new State.Succeeded(at), instrument, refunded);
  }

  Payment refunded(Amount reserved, Amount done) {
    return new Payment(born, order, amount, state, instrument, new Refunded(reserved, done));
  }
}
