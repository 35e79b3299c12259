package dev.kadr.usecases.orders;

import dev.kadr.ports.Alert;
import dev.kadr.ports.Store;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.orders.Orders;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.usecases.Alarm;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/** What everything about money is done with. */
record Till(UnitOfWork unitOfWork, Orders orders, PaymentGateway gateway, Clock clock) {

  Instant now() {
    return clock.instant();
  }

  <T> T inTransaction(Function<Store, T> work) {
    return unitOfWork.inTransaction(work);
  }

  /** Tells the operators; the same trouble, met again at the next look, is told once. */
  void ring(Alert.Kind kind, String reference, String reason) {
    var alert = new Alert(kind, reference, reason, now());
    inTransaction(
        store -> {
          Alarm.raise(store, alert);
          return alert;
        });
  }

  /** Nobody's request is taken: told once a day. */
  void ringIfShut(PaymentGateway.Outcome.Rejected<?> refusal) {
    if (refusal.stopsEverything()) {
      ring(
          Alert.Kind.PAYMENTS_REFUSED,
          now().toString().substring(0, "2026-11-20".length()),
          "the gateway answers %d %s: look at the shop's id, key and rights"
              .formatted(refusal.answer().status(), refusal.code()));
    }
  }
}
