package dev.kadr.adapter.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kadr.domain.orders.ProviderPaymentId;
import dev.kadr.domain.orders.ProviderRefundId;
import dev.kadr.ports.orders.Amount;
import dev.kadr.ports.orders.PaymentGateway.Page;
import dev.kadr.ports.orders.ProviderPayment;
import dev.kadr.ports.orders.ProviderPayment.Circumstances;
import dev.kadr.ports.orders.ProviderPayment.Registration;
import dev.kadr.ports.orders.ProviderReceipt;
import dev.kadr.ports.orders.ProviderRefund;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * YooKassa's JSON, read with care: members that we do not know are nothing to us, a member that we
 * need and do not find makes the whole unreadable.
 */
final class PaymentJson {
  /** Amounts are texts on this wire; what is a number all the same never becomes a fraction. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final int LONGEST_WORD = 64;

  private PaymentJson() {}

  /** The object that a text is, if it is one. */
  static Optional<JsonNode> read(String text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /** Whether a payment says that another shop than this one received it. */
  static boolean isOfAnother(JsonNode document, String shop) {
    return !document.at("/recipient/account_id").asText(shop).equals(shop);
  }

  static Optional<ProviderPayment> payment(JsonNode document) {
    return whole(
        () -> {
          var amount = amount(document.path("amount"));
          return new ProviderPayment(
              new ProviderPaymentId(word(document, "id")),
              status(document),
              amount,
              document.has("refunded_amount")
                  ? amount(document.path("refunded_amount"))
                  : new Amount("0.00", amount.currency()),
              metadata(document),
              new Circumstances(flag(document, "test"), createdAt(document), registered(document)));
        });
  }

  static Optional<ProviderRefund> refund(JsonNode document) {
    return whole(
        () ->
            new ProviderRefund(
                new ProviderRefundId(word(document, "id")),
                new ProviderPaymentId(word(document, "payment_id")),
                refundStatus(document),
                amount(document.path("amount")),
                createdAt(document),
                metadata(document)));
  }

  static Optional<ProviderReceipt> receipt(JsonNode document) {
    return whole(
        () -> new ProviderReceipt(word(document, "id"), registration(word(document, "status"))));
  }

  /**
   * A page whose every item can be read: one that cannot would be lost without a word.
   *
   * @param counts whether an item is any business of ours
   */
  static <T> Optional<Page<T>> page(
      JsonNode document, Predicate<JsonNode> counts, Function<JsonNode, Optional<T>> read) {
    var items = document.path("items");
    if (!items.isArray()) {
      return Optional.empty();
    }
    List<T> all = new ArrayList<>();
    for (var item : items) {
      if (!counts.test(item)) {
        continue;
      }
      var one = read.apply(item);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      all.add(one.get());
    }
    var next = document.path("next_cursor").asText("");
    return Optional.of(new Page<>(all, Optional.of(next).filter(cursor -> !cursor.isEmpty())));
  }

  /** Something is missing or is not what it should be. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String member) {
      super(member);
    }
  }

  private interface Reading<T> {
    T read();
  }

  private static <T> Optional<T> whole(Reading<T> reading) {
    try {
      return Optional.of(reading.read());
    } catch (Unreadable | IllegalArgumentException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static ProviderPayment.Status status(JsonNode document) {
    var word = word(document, "status");
    return switch (word) {
      case "pending" -> new ProviderPayment.Status.Pending(confirmationPage(document));
      case "waiting_for_capture" -> new ProviderPayment.Status.WaitingForCapture();
      case "succeeded" -> new ProviderPayment.Status.Succeeded();
      case "canceled" -> new ProviderPayment.Status.Canceled(reason(document));
      default -> new ProviderPayment.Status.Other(word);
    };
  }

  private static ProviderRefund.Status refundStatus(JsonNode document) {
    var word = word(document, "status");
    return switch (word) {
      case "pending" -> new ProviderRefund.Status.Pending();
      case "succeeded" -> new ProviderRefund.Status.Succeeded();
      case "canceled" -> new ProviderRefund.Status.Canceled(reason(document));
      default -> new ProviderRefund.Status.Other(word);
    };
  }

  private static String reason(JsonNode document) {
    return cut(document.at("/cancellation_details/reason").asText("unnamed"));
  }

  /** Where the buyer pays; only what a browser may be sent to. */
  private static Optional<URI> confirmationPage(JsonNode document) {
    var text = document.at("/confirmation/confirmation_url").asText("");
    try {
      return Optional.of(URI.create(text))
          .filter(uri -> uri.getHost() != null)
          .filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Registration registered(JsonNode document) {
    return document.has("receipt_registration")
        ? registration(document.path("receipt_registration").asText(""))
        : Registration.NONE;
  }

  private static Registration registration(String word) {
    return switch (word) {
      case "succeeded" -> Registration.SUCCEEDED;
      case "canceled" -> Registration.CANCELED;
      // what we do not know is not over
      default -> Registration.PENDING;
    };
  }

  private static Amount amount(JsonNode amount) {
    return new Amount(word(amount, "value"), word(amount, "currency"));
  }

  private static Map<String, String> metadata(JsonNode document) {
    var metadata = new HashMap<String, String>();
    document
        .path("metadata")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isTextual()) {
                metadata.put(entry.getKey(), entry.getValue().textValue());
              }
            });
    return metadata;
  }

  private static Instant createdAt(JsonNode document) {
    return OffsetDateTime.parse(word(document, "created_at")).toInstant();
  }

  private static boolean flag(JsonNode document, String member) {
    var flag = document.path(member);
    if (!flag.isBoolean()) {
      throw new Unreadable(member);
    }
    return flag.booleanValue();
  }

  private static String word(JsonNode document, String member) {
    var word = document.path(member);
    if (!word.isTextual() || word.textValue().isEmpty()) {
      throw new Unreadable(member);
    }
    return cut(word.textValue());
  }

  private static String cut(String word) {
    return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
  }
}
