package dev.kadr.sandbox.yookassa;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A card of the test shop; its number says how the bank answers.
 *
 * @param outcome what the bank says in the end
 */
record Card(String number, boolean threeDSecure, Outcome outcome) {

  /** What the bank says. */
  sealed interface Outcome {
    record Approved() implements Outcome {}

    record Declined(String party, String reason) implements Outcome {}
  }

  static final Card USUAL = new Card("5555555555554444", false, new Outcome.Approved());

  private static final List<Card> APPROVED =
      List.of(
          new Card("5555555555554477", true, new Outcome.Approved()),
          USUAL,
          new Card("4793128161644804", true, new Outcome.Approved()),
          new Card("4111111111111111", false, new Outcome.Approved()),
          new Card("2200000000000004", true, new Outcome.Approved()),
          new Card("2202474301322987", false, new Outcome.Approved()));

  /** Reason by MasterCard, Visa and Mir, as the test shop's page lists them. */
  private static final Map<String, List<String>> BY_NETWORK =
      Map.ofEntries(
          Map.entry(
              "3d_secure_failed", of("5555555555554592", "4839665499603842", "2200000000000012")),
          Map.entry("call_issuer", of("5555555555554535", "4926946416239025", "2200000000000020")),
          Map.entry("card_expired", of("5555555555554543", "4141435412630840", "2200000000000038")),
          Map.entry(
              "fraud_suspected", of("5555555555554568", "4483274282299972", "2200000000000046")),
          Map.entry(
              "general_decline", of("5555555555554527", "4889971706588753", "2202202212312379")),
          Map.entry(
              "insufficient_funds", of("5555555555554600", "4562265587712390", "2200000000000053")),
          Map.entry(
              "invalid_card_number",
              of("5555555555554618", "4951017853630544", "2201382000000013")),
          Map.entry("invalid_csc", of("5555555555554626", "4194180666146368", "2200770212727079")),
          Map.entry(
              "issuer_unavailable", of("5555555555554501", "4654130848359150", "2201382000000021")),
          Map.entry(
              "payment_method_limit_exceeded",
              of("5555555555554576", "4565231022577548", "2201382000000039")),
          Map.entry(
              "payment_method_restricted",
              of("5555555555554550", "4233961169071671", "2201382000000047")));

  private static final Map<String, List<String>> BY_YOOMONEY =
      Map.of(
          "country_forbidden", of("5555555555554584", "4969751510013864", "2201382000000054"),
          "fraud_suspected", of("5555555555554634", "4119098878796485", "2201696981989955"));

  private static final Map<String, Card> ALL =
      Stream.of(
              APPROVED.stream(),
              declined(BY_NETWORK, "payment_network"),
              declined(BY_YOOMONEY, "yoo_money"))
          .flatMap(cards -> cards)
          .collect(Collectors.toUnmodifiableMap(Card::number, card -> card));

  private static List<String> of(String... numbers) {
    return List.of(numbers);
  }

  private static Stream<Card> declined(Map<String, List<String>> table, String party) {
    return table.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(
                        number ->
                            new Card(
                                number,
                                entry.getKey().equals("3d_secure_failed"),
                                new Outcome.Declined(party, entry.getKey()))));
  }

  /** Only cards of the test shop are known; a real card must never be typed in here. */
  static Optional<Card> numbered(String digits) {
    return Optional.ofNullable(ALL.get(digits));
  }

  String last4() {
    return number.substring(number.length() - 4);
  }

  String network() {
    return switch (number.charAt(0)) {
      case '4' -> "Visa";
      case '5' -> "MasterCard";
      default -> "Mir";
    };
  }
}
