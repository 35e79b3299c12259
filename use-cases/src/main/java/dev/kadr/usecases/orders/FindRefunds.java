package dev.kadr.usecases.orders;

import dev.kadr.ports.Alert;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Notification.About;
import dev.kadr.ports.orders.PaymentGateway.Availability;
import dev.kadr.ports.orders.PaymentGateway.Outcome;
import dev.kadr.ports.orders.PaymentGateway.Page;
import dev.kadr.ports.orders.PaymentGateway.Window;
import dev.kadr.ports.orders.ProviderRefund;
import dev.kadr.usecases.orders.RefundDesk.Answered;
import java.time.Duration;
import java.util.Optional;

/** Finds refunds that were made in the gateway's own pages, whether or not anybody notifies us. */
public final class FindRefunds {
  private static final int MOST_PAGES = 100;

  private final Till till;
  private final RefundDesk desk;

  FindRefunds(Till till, RefundDesk desk) {
    this.till = till;
    this.desk = desk;
  }

  /**
   * What was found.
   *
   * @param booked refunds that we did not know
   * @param complete whether the gateway answered every question
   */
  public record Result(int booked, boolean complete) {}

  /**
   * Looks at every refund that was made lately.
   *
   * @param back how far
   */
  public Result find(Duration back) {
    if (till.gateway().availability() instanceof Availability.NotSetUp) {
      return new Result(0, true);
    }
    var window = new Window(till.now().minus(back), till.now().plus(Paces.MINUTES));
    var booked = 0;
    Optional<String> cursor = Optional.empty();
    for (var page = 0; page < MOST_PAGES; page++) {
      if (!(till.gateway().refunds(window, cursor)
          instanceof Outcome.Ok<Page<ProviderRefund>>(var found, var answer))) {
        return new Result(booked, false);
      }
      booked += (int) found.items().stream().filter(this::isNews).count();
      if (found.next().isEmpty()) {
        return new Result(booked, true);
      }
      cursor = found.next();
    }
    return new Result(booked, false);
  }

  private boolean isNews(ProviderRefund read) {
    // One that is canceled and none of ours never was.
    if (till.orders().orderOf(read.id()).isPresent()
        || read.status() instanceof ProviderRefund.Status.Canceled) {
      return false;
    }
    return switch (desk.take(read)) {
      case Answered.Booked booked -> true;
      case Answered.Nothing later -> false;
      case Answered.NotFound later -> false;
      case Answered.Refused later -> false;
      case Answered.NotOurs foreign -> {
        keep(read);
        yield false;
      }
    };
  }

  /** Kept as if it had been notified, so that it is told once. */
  private void keep(ProviderRefund read) {
    var key = new Notification.Key("refund.listed", read.id().value());
    if (till.orders().notification(key).isPresent()) {
      return;
    }
    till.ring(
        Alert.Kind.PAYMENT_UNMATCHED,
        read.id().value(),
        "refund %s is of payment %s, which is not ours"
            .formatted(read.id().value(), read.payment().value()));
    till.inTransaction(
        store -> {
          var known = store.lockNotification(key);
          if (known.isEmpty()) {
            store.add(
                new Notification(key, About.REFUND, "", till.now(), Notification.Status.UNMATCHED));
          }
          return known;
        });
  }
}
