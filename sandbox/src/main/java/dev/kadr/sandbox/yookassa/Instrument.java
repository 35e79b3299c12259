package dev.kadr.sandbox.yookassa;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a buyer pays with. */
sealed interface Instrument {
  String type();

  ObjectNode describe(ObjectNode method);

  /** A bank card with the date that was typed in. */
  record BankCard(Card card, String year, String month) implements Instrument {
    static BankCard usual() {
      return of(Card.USUAL);
    }

    static BankCard of(Card card) {
      return new BankCard(card, "2030", "12");
    }

    @Override
    public String type() {
      return "bank_card";
    }

    @Override
    public ObjectNode describe(ObjectNode method) {
      method.put("title", "Bank card *" + card.last4());
      method
          .putObject("card")
          .put("first6", card.number().substring(0, 6))
          .put("last4", card.last4())
          .put("expiry_year", year)
          .put("expiry_month", month)
          .put("card_type", card.network())
          .put("issuer_country", "RU");
      return method;
    }
  }

  /** The fast payment system: the buyer's bank asks the buyer. */
  record Sbp() implements Instrument {
    @Override
    public String type() {
      return "sbp";
    }

    @Override
    public ObjectNode describe(ObjectNode method) {
      method.put("title", "СБП").put("sbp_operation_id", "A5301103014100000000060011570502");
      method.putObject("payer_bank_details").put("bank_id", "100000000111").put("bic", "044525225");
      return method;
    }
  }
}
