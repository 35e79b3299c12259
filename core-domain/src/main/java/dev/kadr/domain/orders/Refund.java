package dev.kadr.domain.orders;

import dev.kadr.domain.Money;
import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.credits.HoldId;
import java.time.Instant;
import java.util.Optional;

/**
 * Money of one payment on its way back, and the credits that go with it.
 *
 * @param payment which attempt brought the money
 */
public record Refund(
    RefundId id, PaymentId payment, Terms terms, Origin origin, Instant askedAt, State state) {

  /**
   * What goes back.
   *
   * @param credits how many of the bought credits belong to the amount; 0 or more
   * @param hold those of them that were free and are set aside until it is decided; absent when
   *     none were
   * @param reason in the operator's words, or the gateway's
   */
  public record Terms(Money amount, long credits, Optional<HoldId> hold, String reason) {
    public Terms {
      if (amount.minorUnits() < 1 || credits < 0) {
        throw new IllegalArgumentException("a refund gives money back");
      }
    }
  }

  /** Who wanted it. */
  public sealed interface Origin {
    /**
     * We did: key and body were committed before the gateway was asked.
     *
     * @param key under which the same body is the same refund
     * @param body word for word
     */
    record Ours(String key, String body) implements Origin {}

    /** Somebody made it in the gateway's own pages. */
    record Dashboard() implements Origin {}
  }

  /** How far it is. */
  public sealed interface State {
    /** Asked for; the answer is not here. */
    record Requested() implements State {}

    /** Nobody knows whether the gateway heard. */
    record Unknown(Instant since) implements State {}

    /** The gateway is at it. */
    record Pending(Instant since, ProviderRefundId id) implements State {}

    /** The money went back. */
    record Succeeded(Instant at, ProviderRefundId id) implements State {}

    /**
     * The money stays.
     *
     * @param id absent when the gateway refused or never heard of it
     */
    record Canceled(Instant at, Optional<ProviderRefundId> id, String reason) implements State {}
  }

  /** Whether it is not decided. */
  public boolean isUnderWay() {
    return switch (state) {
      case State.Requested requested -> true;
      case State.Unknown unknown -> true;
      case State.Pending pending -> true;
      case State.Succeeded succeeded -> false;
      case State.Canceled canceled -> false;
    };
  }

  /** Whether its money went back or may have. */
  boolean counts() {
    return !(state instanceof State.Canceled);
  }

  public boolean isDone() {
    return state instanceof State.Succeeded;
  }

  /** Its id at the gateway, once that is known. */
  public Optional<ProviderRefundId> provider() {
    return switch (state) {
      case State.Requested requested -> Optional.empty();
      case State.Unknown unknown -> Optional.empty();
      case State.Pending pending -> Optional.of(pending.id());
      case State.Succeeded succeeded -> Optional.of(succeeded.id());
      case State.Canceled canceled -> canceled.id();
    };
  }

  /** Takes in what was read or heard. */
  public Transition<Refund, RefundNews> heard(RefundNews news, Instant now) {
    return switch (news) {
      case RefundNews.Pending pending -> of(pending.id(), () -> pending(pending, now));
      case RefundNews.Succeeded succeeded -> of(succeeded.id(), () -> succeeded(succeeded, now));
      case RefundNews.Canceled canceled -> of(canceled.id(), () -> canceled(canceled, now));
      case RefundNews.Unheard unheard -> unheard(unheard, now);
      case RefundNews.Refused refused -> refused(refused, now);
    };
  }

  private Transition<Refund, RefundNews> of(ProviderRefundId named, Step step) {
    if (provider().filter(known -> !known.equals(named)).isPresent()) {
      return new Refused<>("it is refund " + provider().get().value() + ", not " + named.value());
    }
    return step.take();
  }

  @FunctionalInterface
  private interface Step {
    Transition<Refund, RefundNews> take();
  }

  private Transition<Refund, RefundNews> pending(RefundNews.Pending news, Instant now) {
    var pending = new State.Pending(now, news.id());
    return switch (state) {
      case State.Requested requested -> move(pending, news);
      case State.Unknown unknown -> move(pending, news);
      case State.Pending same -> new Repeated<>();
      case State.Succeeded later -> new Repeated<>();
      case State.Canceled later -> new Repeated<>();
    };
  }

  /** Money that went back went back, whatever was believed before. */
  private Transition<Refund, RefundNews> succeeded(RefundNews.Succeeded news, Instant now) {
    var succeeded = new State.Succeeded(now, news.id());
    return switch (state) {
      case State.Requested requested -> move(succeeded, news);
      case State.Unknown unknown -> move(succeeded, news);
      case State.Pending pending -> move(succeeded, news);
      case State.Succeeded same -> new Repeated<>();
      case State.Canceled wrong -> move(succeeded, news);
    };
  }

  private Transition<Refund, RefundNews> canceled(RefundNews.Canceled news, Instant now) {
    var canceled = new State.Canceled(now, Optional.of(news.id()), news.reason());
    return switch (state) {
      case State.Requested requested -> move(canceled, news);
      case State.Unknown unknown -> move(canceled, news);
      case State.Pending pending -> move(canceled, news);
      case State.Succeeded done -> refuse("canceled");
      case State.Canceled same -> new Repeated<>();
    };
  }

  private Transition<Refund, RefundNews> unheard(RefundNews.Unheard news, Instant now) {
    return switch (state) {
      case State.Requested requested -> move(new State.Unknown(now), news);
      case State.Unknown same -> new Repeated<>();
      case State.Pending known -> new Repeated<>();
      case State.Succeeded known -> new Repeated<>();
      case State.Canceled known -> new Repeated<>();
    };
  }

  /** The gateway did not want to hear of it, or was found never to have heard of it. */
  private Transition<Refund, RefundNews> refused(RefundNews.Refused news, Instant now) {
    var canceled = new State.Canceled(now, Optional.empty(), news.code());
    return switch (state) {
      case State.Requested requested -> move(canceled, news);
      case State.Unknown unknown -> move(canceled, news);
      case State.Pending exists -> refuse("refused");
      case State.Succeeded exists -> refuse("refused");
      case State.Canceled same -> new Repeated<>();
    };
  }

  private Moved<Refund, RefundNews> move(State next, RefundNews news) {
    return new Moved<>(new Refund(id, payment, terms, origin, askedAt, next), news);
  }

  private Refused<Refund, RefundNews> refuse(String move) {
    return new Refused<>(move + " is not legal from " + state.getClass().getSimpleName());
  }
}
