package dev.kadr.sandbox.telegram;

import static dev.kadr.sandbox.telegram.RunningSandbox.ANYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kadr.sandbox.telegram.RunningSandbox.Answered;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarsTest {
  private static final String INVOICE =
      "'title':'25 кредитов','description':'Пакет','payload':'order_42','currency':'XTR',"
          + "'provider_token':'','prices':[{'label':'25','amount':50}]";

  @RegisterExtension final RunningSandbox sandbox = new RunningSandbox();

  @BeforeEach
  void anyaHasStartedTheBot() {
    sandbox.started(ANYA);
  }

  private int invoice() throws Exception {
    var sent = sandbox.call("sendInvoice", "{'chat_id':" + ANYA + "," + INVOICE + "}").result();
    assertThat(sent.at("/invoice/total_amount").asInt()).isEqualTo(50);
    assertThat(sent.at("/reply_markup/inline_keyboard/0/0/pay").asBoolean()).isTrue();
    return sent.path("message_id").asInt();
  }

  private String pay(int messageId) throws Exception {
    return sandbox
        .control("pay", "'user_id':" + ANYA + ",'message_id':" + messageId)
        .path("pre_checkout_query_id")
        .asText();
  }

  private Answered answer(String query, String word) throws Exception {
    return sandbox.call(
        "answerPreCheckoutQuery", "{'pre_checkout_query_id':'" + query + "'," + word + "}");
  }

  private JsonNode newest() throws Exception {
    return sandbox.updates(-1).get(0);
  }

  @Test
  void thePaymentIsAskedForAndToldWhenTheBotAgrees() throws Exception {
    var query = pay(invoice());
    var asked = newest().path("pre_checkout_query");
    assertThat(asked.path("id").asText()).isEqualTo(query);
    assertThat(asked.path("invoice_payload").asText()).isEqualTo("order_42");
    assertThat(asked.path("total_amount").asInt()).isEqualTo(50);
    assertThat(asked.at("/from/id").asLong()).isEqualTo(ANYA);

    assertThat(answer(query, "'ok':true").status()).isEqualTo(200);

    var paid = newest().at("/message/successful_payment");
    assertThat(paid.path("currency").asText()).isEqualTo("XTR");
    assertThat(paid.path("invoice_payload").asText()).isEqualTo("order_42");
    assertThat(paid.path("telegram_payment_charge_id").asText()).isNotEmpty();
    assertThat(sandbox.call("getMyStarBalance", "{}").result().path("amount").asInt())
        .isEqualTo(50);
  }

  @Test
  void anInvoiceIsPaidOnceAndAQueryAnsweredOnce() throws Exception {
    var message = invoice();
    var query = pay(message);
    answer(query, "'ok':true");
    assertThat(answer(query, "'ok':true").status()).isEqualTo(400);
    assertThatIllegalArgumentException().isThrownBy(() -> pay(message));
  }

  @Test
  void aPaymentThatTheBotRefusesOrAnswersTooLateTakesNothing() throws Exception {
    var message = invoice();
    assertThat(answer(pay(message), "'ok':false").status()).isEqualTo(400);
    assertThat(answer(pay(message), "'ok':false,'error_message':'Заказ закрыт'").status())
        .isEqualTo(200);
    var late = pay(message);
    sandbox.clock().forward(Duration.ofSeconds(10));
    assertThat(answer(late, "'ok':true").description()).contains("query is too old");
    assertThat(sandbox.telegram().messages(ANYA)).hasSize(2);
    assertThat(sandbox.call("getMyStarBalance", "{}").result().path("amount").asInt()).isZero();
  }

  @Test
  void aLinkCanBePaidAgainAndAgainEachWithAChargeOfItsOwn() throws Exception {
    var link = sandbox.call("createInvoiceLink", "{" + INVOICE + "}").result().asText();
    assertThat(link).startsWith("https://t.me/$");
    for (var i = 0; i < 2; i++) {
      var query =
          sandbox
              .control("pay", "'user_id':" + ANYA + ",'link':'" + link + "'")
              .path("pre_checkout_query_id")
              .asText();
      answer(query, "'ok':true");
    }
    var charges = sandbox.call("getStarTransactions", "{}").result().path("transactions");
    assertThat(charges).hasSize(2);
    assertThat(charges.get(0).path("id")).isNotEqualTo(charges.get(1).path("id"));
  }

  @Test
  void aChargeIsRefundedOnce() throws Exception {
    answer(pay(invoice()), "'ok':true");
    var charge = newest().at("/message/successful_payment/telegram_payment_charge_id").asText();
    var order = "{'user_id':" + ANYA + ",'telegram_payment_charge_id':'" + charge + "'}";

    assertThat(sandbox.call("refundStarPayment", order).status()).isEqualTo(200);
    assertThat(newest().at("/message/refunded_payment/telegram_payment_charge_id").asText())
        .isEqualTo(charge);
    assertThat(sandbox.call("refundStarPayment", order).description())
        .isEqualTo("Bad Request: CHARGE_ALREADY_REFUNDED");
    assertThat(
            sandbox
                .call(
                    "refundStarPayment",
                    "{'user_id':" + ANYA + ",'telegram_payment_charge_id':'other'}")
                .status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "XTR, RUB, CURRENCY_INVALID",
    "50}, 0}, CURRENCY_TOTAL_AMOUNT_INVALID",
    "order_42, '', invoice payload must be 1-128 long",
  })
  void aWrongInvoiceIsRefused(String right, String wrong, String words) throws Exception {
    var order = "{'chat_id':" + ANYA + "," + INVOICE.replace(right, wrong) + "}";
    assertThat(sandbox.call("sendInvoice", order).description()).isEqualTo("Bad Request: " + words);
  }

  @Test
  void aCheckoutDoesNotWaitLongerThanItsQuery() throws Exception {
    pay(invoice());
    sandbox.clock().forward(Duration.ofSeconds(151));
    assertThat(sandbox.updates(0).findValues("pre_checkout_query")).isEmpty();
  }
}
