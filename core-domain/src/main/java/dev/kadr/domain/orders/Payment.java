package dev.kadr.domain.orders;

import dev.kadr.domain.Money;
import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to get an order's money: what the gateway was asked, and what became of it.
 *
 * <p>What is known of a payment is only what was read back. News may come twice and late: what is
 * older than what is known changes nothing. Money always counts, whatever was believed before.
 *
 * @param attempt 1 for the first of its order
 */
public record Payment(PaymentId id, OrderId order, int attempt, Request request, State state) {

  /**
   * What was committed before the gateway was asked.
   *
   * @param key under which the same body is the same payment
   * @param body word for word
   */
  public record Request(String key, String body, Money amount, Instant askedAt) {}

  /** How far it is. */
  public sealed interface State {
    /** Asked for; the answer is not here. */
    record Asked() implements State {}

    /** Nobody knows whether the gateway heard. */
    record Unknown(Instant since) implements State {}

    /**
     * The buyer may pay.
     *
     * @param page where, absent when the gateway does not say
     */
    record Open(Instant since, ProviderPaymentId id, Optional<URI> page) implements State {}

    /** The money is ours. */
    record Succeeded(Instant at, ProviderPaymentId id) implements State {}

    record Canceled(Instant at, ProviderPaymentId id, String reason) implements State {}

    /** The gateway did not want to hear of it. */
    record Rejected(Instant at, String code) implements State {}

    /** It was looked for and not found: the gateway never heard of it. */
    record Lost(Instant at) implements State {}

    /** The gateway has something under this name that is not what we asked for. */
    record Mismatched(Instant at, ProviderPaymentId id, String why) implements State {}
  }

  public static Payment asked(PaymentId id, OrderId order, int attempt, Request request) {
    return new Payment(id, order, attempt, request, new State.Asked());
  }

  /** Whether it may still bring money, as far as we know. */
  public boolean isLive() {
    return switch (state) {
      case State.Asked asked -> true;
      case State.Unknown unknown -> true;
      case State.Open open -> true;
      case State.Succeeded succeeded -> false;
      case State.Canceled canceled -> false;
      case State.Rejected rejected -> false;
      case State.Lost lost -> false;
      case State.Mismatched mismatched -> false;
    };
  }

  /** Its id at the gateway, once that is known. */
  public Optional<ProviderPaymentId> provider() {
    return switch (state) {
      case State.Asked asked -> Optional.empty();
      case State.Unknown unknown -> Optional.empty();
      case State.Open open -> Optional.of(open.id());
      case State.Succeeded succeeded -> Optional.of(succeeded.id());
      case State.Canceled canceled -> Optional.of(canceled.id());
      case State.Rejected rejected -> Optional.empty();
      case State.Lost lost -> Optional.empty();
      case State.Mismatched mismatched -> Optional.of(mismatched.id());
    };
  }

  /** Takes in what was read or heard. */
  public Transition<Payment, PaymentNews> heard(PaymentNews news, Instant now) {
    return switch (news) {
      case PaymentNews.Opened opened -> of(opened.id(), () -> opened(opened, now));
      case PaymentNews.Succeeded paid -> of(paid.id(), () -> succeeded(paid, now));
      case PaymentNews.Canceled canceled -> of(canceled.id(), () -> canceled(canceled, now));
      case PaymentNews.Mismatched other -> of(other.id(), () -> mismatched(other, now));
      case PaymentNews.Unheard unheard -> unheard(unheard, now);
      case PaymentNews.Rejected rejected -> rejected(rejected, now);
      case PaymentNews.Lost lost -> lost(lost, now);
    };
  }

  /** One attempt is one payment at the gateway: news of a second one is impossible news. */
  private Transition<Payment, PaymentNews> of(ProviderPaymentId named, Step step) {
    if (provider().filter(known -> !known.equals(named)).isPresent()) {
      return new Refused<>("it is payment " + provider().get().value() + ", not " + named.value());
    }
    return step.take();
  }

  @FunctionalInterface
  private interface Step {
    Transition<Payment, PaymentNews> take();
  }

  private Transition<Payment, PaymentNews> opened(PaymentNews.Opened news, Instant now) {
    var open = new State.Open(now, news.id(), news.page());
    return switch (state) {
      case State.Asked asked -> move(open, news);
      case State.Unknown unknown -> move(open, news);
      case State.Open same -> new Repeated<>();
      case State.Succeeded later -> new Repeated<>();
      case State.Canceled later -> new Repeated<>();
      case State.Rejected wrong -> move(open, news);
      case State.Lost found -> move(open, news);
      case State.Mismatched known -> new Repeated<>();
    };
  }

  private Transition<Payment, PaymentNews> succeeded(PaymentNews.Succeeded news, Instant now) {
    var succeeded = new State.Succeeded(now, news.id());
    return switch (state) {
      case State.Asked asked -> move(succeeded, news);
      case State.Unknown unknown -> move(succeeded, news);
      case State.Open open -> move(succeeded, news);
      case State.Succeeded same -> new Repeated<>();
      case State.Canceled wrong -> move(succeeded, news);
      case State.Rejected wrong -> move(succeeded, news);
      case State.Lost found -> move(succeeded, news);
      case State.Mismatched mended -> move(succeeded, news);
    };
  }

  private Transition<Payment, PaymentNews> canceled(PaymentNews.Canceled news, Instant now) {
    var canceled = new State.Canceled(now, news.id(), news.reason());
    return switch (state) {
      case State.Asked asked -> move(canceled, news);
      case State.Unknown unknown -> move(canceled, news);
      case State.Open open -> move(canceled, news);
      case State.Succeeded paid -> refuse("canceled");
      case State.Canceled same -> new Repeated<>();
      case State.Rejected found -> move(canceled, news);
      case State.Lost found -> move(canceled, news);
      case State.Mismatched over -> move(canceled, news);
    };
  }

  private Transition<Payment, PaymentNews> mismatched(PaymentNews.Mismatched news, Instant now) {
    var mismatched = new State.Mismatched(now, news.id(), news.why());
    return switch (state) {
      case State.Asked asked -> move(mismatched, news);
      case State.Unknown unknown -> move(mismatched, news);
      case State.Open open -> move(mismatched, news);
      case State.Succeeded paid -> refuse("mismatched");
      case State.Canceled canceled -> move(mismatched, news);
      case State.Rejected found -> move(mismatched, news);
      case State.Lost found -> move(mismatched, news);
      case State.Mismatched same -> new Repeated<>();
    };
  }

  /** The answer did not come; what was read meanwhile is worth more. */
  private Transition<Payment, PaymentNews> unheard(PaymentNews.Unheard news, Instant now) {
    return switch (state) {
      case State.Asked asked -> move(new State.Unknown(now), news);
      case State.Unknown same -> new Repeated<>();
      case State.Open known -> new Repeated<>();
      case State.Succeeded known -> new Repeated<>();
      case State.Canceled known -> new Repeated<>();
      case State.Rejected known -> new Repeated<>();
      case State.Lost known -> new Repeated<>();
      case State.Mismatched known -> new Repeated<>();
    };
  }

  private Transition<Payment, PaymentNews> rejected(PaymentNews.Rejected news, Instant now) {
    return switch (state) {
      case State.Asked asked -> move(new State.Rejected(now, news.code()), news);
      case State.Unknown unknown -> move(new State.Rejected(now, news.code()), news);
      case State.Open exists -> refuse("rejected");
      case State.Succeeded exists -> refuse("rejected");
      case State.Canceled exists -> refuse("rejected");
      case State.Rejected same -> new Repeated<>();
      case State.Lost lost -> new Repeated<>();
      case State.Mismatched exists -> refuse("rejected");
    };
  }

  private Transition<Payment, PaymentNews> lost(PaymentNews.Lost news, Instant now) {
    return switch (state) {
      case State.Asked early -> refuse("lost");
      case State.Unknown unknown -> move(new State.Lost(now), news);
      case State.Open exists -> refuse("lost");
      case State.Succeeded exists -> refuse("lost");
      case State.Canceled exists -> refuse("lost");
      case State.Rejected rejected -> refuse("lost");
      case State.Lost same -> new Repeated<>();
      case State.Mismatched exists -> refuse("lost");
    };
  }

  private Moved<Payment, PaymentNews> move(State next, PaymentNews news) {
    return new Moved<>(new Payment(id, order, attempt, request, next), news);
  }

  private Refused<Payment, PaymentNews> refuse(String move) {
    return new Refused<>(move + " is not legal from " + state.getClass().getSimpleName());
  }
}
