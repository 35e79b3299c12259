package dev.kadr.ports.orders;

import dev.kadr.domain.Money;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Email;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.orders.Channel;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.domain.orders.RefundId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whoever takes money for us, and gives it back.
 *
 * <p>Nothing here throws for what the gateway does: time-outs, refusals and nonsense are answers.
 * Every call ends within a bounded time and follows no redirect.
 *
 * <p>What moves money is written first ({@code write…}, which asks nobody), committed with its key,
 * and only then sent: the same {@link Call} may be sent again as often as needed within {@link
 * #KEY_LIFETIME} and moves the money once. Later it would move it a second time, so then one looks
 * the outcome up instead, by the metadata that {@code write…} put in.
 */
public interface PaymentGateway {
  /** How long a key is surely remembered: an hour less than the gateway promises. */
  Duration KEY_LIFETIME = Duration.ofHours(23);

  /** The metadata that every payment of ours carries: order, attempt and account, as UUIDs. */
  String ORDER = "order_id";

  String PAYMENT = "payment_id";
  String ACCOUNT = "account_id";

  /** The metadata that every refund of ours carries. */
  String REFUND = "refund_id";

  /** Whether money can be taken at all, and whether it is real; asks nobody. */
  Availability availability();

  /**
   * The exact body of a request for a payment, taken at once (no hold, no second step). Its
   * metadata has {@link #ORDER}, {@link #PAYMENT} and {@link #ACCOUNT}.
   */
  String write(PaymentOrder order);

  /** The exact body of a request to give money back; its metadata has {@link #REFUND}. */
  String write(RefundOrder order);

  /** Asks for the payment whose body {@link #write(PaymentOrder)} made. */
  Outcome<ProviderPayment> createPayment(Call call);

  Outcome<ProviderPayment> payment(ProviderPaymentId id);

  /** Payments by when they were made, newest first; there is no search by metadata. */
  Outcome<Page<ProviderPayment>> payments(Window created, Optional<String> cursor);

  /**
   * Takes the whole of a payment that waits for it.
   *
   * @param key 1 to 64 characters, the same for every try
   */
  Outcome<ProviderPayment> capture(ProviderPaymentId id, String key);

  /** Asks for the refund whose body {@link #write(RefundOrder)} made. */
  Outcome<ProviderRefund> createRefund(Call call);

  Outcome<ProviderRefund> refund(ProviderRefundId id);

  /** Refunds of all payments by when they were made, newest first. */
  Outcome<Page<ProviderRefund>> refunds(Window created, Optional<String> cursor);

  /** Refunds of one payment, newest first. */
  Outcome<Page<ProviderRefund>> refundsOf(ProviderPaymentId payment, Optional<String> cursor);

  /** The receipts that were made for one payment and its refunds (54-FZ). */
  Outcome<List<ProviderReceipt>> receiptsOf(ProviderPaymentId payment);

  /** What a gateway says of itself. */
  sealed interface Availability {
    /**
     * The shop's keys are known.
     *
     * @param test whether its money is not real: then every payment must say so, and else none
     * @param receipts whether each payment needs a {@link Receipt}
     */
    record Ready(boolean test, boolean receipts) implements Availability {}

    /** Nothing is for sale on this node. */
    record NotSetUp() implements Availability {}
  }

  /**
   * What is to be paid.
   *
   * @param description what the buyer reads beside the amount, at most 128 characters
   * @param back where the buyer comes back to, and in which language they are spoken to
   */
  record PaymentOrder(
      PaymentId payment,
      Claim claim,
      Money amount,
      String description,
      Back back,
      Optional<Receipt> receipt) {}

  /** Whose payment it is, and for what. */
  record Claim(OrderId order, AccountId account) {}

  record Back(Channel channel, Language language) {}

  /**
   * What is to be given back of a payment.
   *
   * @param description at most 250 characters
   * @param receipt for a part of the payment only: for the whole of it the gateway makes its own
   */
  record RefundOrder(
      RefundId refund,
      ProviderPaymentId payment,
      Money amount,
      String description,
      Optional<Receipt> receipt) {}

  /**
   * What the law wants to be written down: one item, which costs the whole amount. VAT and tax
   * system are settings of the gateway.
   *
   * @param item at most 128 characters
   */
  record Receipt(Email contact, String item) {}

  /**
   * A request that moves money, as it was committed before it was sent.
   *
   * @param key makes every repetition the same request; 1 to 64 of {@code [0-9a-zA-Z-]}
   * @param body the exact text, sent as UTF-8 byte for byte
   */
  record Call(String key, String body) {}

  /** A stretch of time: from {@code from} up to, not including, {@code to}. */
  record Window(Instant from, Instant to) {}

  /**
   * A part of a list.
   *
   * @param next the cursor of the next part; empty for the last one
   */
  record Page<T>(List<T> items, Optional<String> next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /** What came of asking. */
  sealed interface Outcome<T> {
    /** It was done, or found. */
    record Ok<T>(T value, Answer answer) implements Outcome<T> {}

    /**
     * Heard and refused: nothing was done, and the same again would be refused again. A refusal
     * that is about the key itself is not one: something was asked under it, so that is {@link
     * Unknown}.
     *
     * @param code the gateway's word for why, such as {@code invalid_request}
     */
    record Rejected<T>(String code, String detail, Answer answer) implements Outcome<T> {
      /** Whether nobody's request is taken: the shop's keys or rights are refused. */
      public boolean stopsEverything() {
        return answer.status() == 401 || answer.status() == 403;
      }
    }

    /** The gateway knows no such thing, or it is another shop's. */
    record NotFound<T>(Answer answer) implements Outcome<T> {}

    /**
     * Nobody knows whether it was done: no answer, one that cannot be read, 202, 429, 5xx.
     *
     * @param pause how long the gateway asks us to wait, absent when it says nothing
     * @param answer absent when there was none
     */
    record Unknown<T>(String detail, Optional<Duration> pause, Optional<Answer> answer)
        implements Outcome<T> {}
  }

  /**
   * What the gateway said, word for word.
   *
   * @param body at most 64 KiB of it
   */
  record Answer(int status, String body) {}
}
