package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One return of money, whole or in part.
 *
 * @param order the request as it came, or the little that the cabinet asks
 */
record Refund(
    String id, Instant createdAt, String paymentId, Amount amount, ObjectNode order, State state) {

  /** What is true of it now. */
  sealed interface State {
    record Pending() implements State {}

    record Succeeded() implements State {}

    record Canceled(String reason) implements State {}
  }

  Refund with(State next) {
    return new Refund(id, createdAt, paymentId, amount, order, next);
  }

  String status() {
    return switch (state) {
      case State.Pending pending -> "pending";
      case State.Succeeded succeeded -> "succeeded";
      case State.Canceled canceled -> "canceled";
    };
  }
}
