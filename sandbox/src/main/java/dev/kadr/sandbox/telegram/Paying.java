package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The methods of payments in Stars, and what the payer does. */
final class Paying {
  private static final Pattern LINK = Pattern.compile("(?:https://t\\.me/)?\\$?(\\d+)");
  private static final int TRANSACTIONS_MAX = 100;

  private final Stars stars;
  private final Conversations conversations;
  private final FloodLimits limits;
  private final UpdateQueue updates;
  private final EventFeed events;

  /** The invoices that stand in chats, by chat and message. */
  private final Map<String, Stars.Invoice> inChats = new HashMap<>();

  Paying(
      Stars stars,
      Conversations conversations,
      FloodLimits limits,
      UpdateQueue updates,
      EventFeed events) {
    this.stars = stars;
    this.conversations = conversations;
    this.limits = limits;
    this.updates = updates;
    this.events = events;
  }

  Map<String, Method> methods() {
    return Map.of(
        "sendinvoice", this::sendInvoice,
        "createinvoicelink", call -> Answer.of(Json.text(createLink(call))),
        "answerprecheckoutquery", this::answerCheckout,
        "refundstarpayment", this::refund,
        "getstartransactions", this::transactions,
        "getmystarbalance", call -> Answer.of(Json.object().put("amount", stars.balance())));
  }

  private Answer sendInvoice(Call call) {
    var chatId = call.requiredChatId();
    var invoice = invoice(call);
    var message = Json.object();
    message.set("invoice", invoice.toJson());
    var keyboard = ReplyMarkups.inlineKeyboard(call).orElseGet(() -> payButton(invoice));
    message.set("reply_markup", keyboard);
    conversations.reach(chatId);
    limits.pass(chatId);
    var posted = conversations.postFromBot(chatId, List.of(message)).getFirst();
    synchronized (inChats) {
      inChats.put(place(chatId, posted.path("message_id").asInt()), invoice);
    }
    return Answer.of(posted);
  }

  private static ObjectNode payButton(Stars.Invoice invoice) {
    var keyboard = Json.object();
    var row = keyboard.putArray("inline_keyboard").addArray();
    row.addObject().put("text", "Pay ⭐️" + invoice.amount()).put("pay", true);
    return keyboard;
  }

  private static String place(long chatId, int messageId) {
    return chatId + "/" + messageId;
  }

  private String createLink(Call call) {
    return "https://t.me/$" + stars.link(invoice(call));
  }

  private static Stars.Invoice invoice(Call call) {
    if (!call.text("currency").orElse("").equals("XTR")) {
      throw Refusal.badRequest("CURRENCY_INVALID");
    }
    var prices = call.json("prices", "can't parse prices JSON object").orElseGet(Json::array);
    if (prices.size() != 1) {
      throw Refusal.badRequest("STARS_INVOICE_INVALID");
    }
    var amount = prices.get(0).path("amount").asInt(0);
    if (amount < 1 || amount > 10_000) {
      throw Refusal.badRequest("CURRENCY_TOTAL_AMOUNT_INVALID");
    }
    return new Stars.Invoice(
        limited(call, "title", 32),
        limited(call, "description", 255),
        limited(call, "payload", 128),
        amount);
  }

  private static String limited(Call call, String name, int limit) {
    return call.text(name)
        .filter(text -> text.length() <= limit)
        .orElseThrow(() -> Refusal.badRequest("invoice " + name + " must be 1-" + limit + " long"));
  }

  /** A person pays an invoice: by its message in his chat, or by its link. */
  String pay(long userId, int messageId, String link) {
    var person = conversations.person(userId);
    var invoice = messageId == 0 ? linked(link) : inChat(userId, messageId);
    var query = stars.open(userId, invoice, messageId);
    var asked = Json.object().put("id", query);
    asked.set("from", person.user());
    asked.put("currency", "XTR").put("total_amount", invoice.amount());
    asked.put("invoice_payload", invoice.payload());
    updates.offer("pre_checkout_query", asked, "payment:" + userId);
    return query;
  }

  private Stars.Invoice linked(String link) {
    var slug = LINK.matcher(link);
    return Optional.of(slug)
        .filter(found -> found.matches())
        .flatMap(found -> stars.behind(found.group(1)))
        .orElseThrow(() -> new IllegalArgumentException("there is no invoice " + link));
  }

  private Stars.Invoice inChat(long userId, int messageId) {
    synchronized (inChats) {
      return Optional.ofNullable(inChats.get(place(userId, messageId)))
          .orElseThrow(
              () -> new IllegalArgumentException("message " + messageId + " is no unpaid invoice"));
    }
  }

  private Answer answerCheckout(Call call) {
    var checkout =
        stars
            .answer(call.text("pre_checkout_query_id").orElse(""))
            .orElseThrow(
                () ->
                    Refusal.badRequest(
                        "query is too old and response timeout expired or query ID is invalid"));
    var told = Json.object().put("chat_id", checkout.userId()).put("show_alert", true);
    if (call.flag("ok")) {
      paid(checkout);
    } else {
      var reason =
          call.text("error_message")
              .orElseThrow(() -> Refusal.badRequest("error message must be non-empty"));
      events.publish("answer", told.put("callback_query_id", "").put("text", reason));
    }
    return Answer.yes();
  }

  private void paid(Stars.Checkout checkout) {
    var userId = checkout.userId();
    synchronized (inChats) {
      inChats.remove(place(userId, checkout.messageId()));
    }
    var message = Json.object();
    message
        .putObject("successful_payment")
        .put("currency", "XTR")
        .put("total_amount", checkout.invoice().amount())
        .put("invoice_payload", checkout.invoice().payload())
        .put("telegram_payment_charge_id", stars.charge(checkout))
        .put("provider_payment_charge_id", userId + "_" + checkout.messageId());
    tell(userId, message);
  }

  /** Telegram's own words in the chat; they come to the bot as a message of the person. */
  private void tell(long userId, ObjectNode message) {
    var posted = conversations.postFromUser(userId, message);
    updates.offer("message", posted, "chat:" + userId);
  }

  private Answer refund(Call call) {
    var userId =
        call.text("user_id")
            .filter(id -> id.matches("\\d{1,18}"))
            .map(Long::parseLong)
            .orElseThrow(() -> Refusal.badRequest("USER_ID_INVALID"));
    var message = Json.object();
    message.set(
        "refunded_payment",
        stars.refund(userId, call.text("telegram_payment_charge_id").orElse("")));
    tell(userId, message);
    return Answer.yes();
  }

  private Answer transactions(Call call) {
    var limit = Math.clamp(call.number("limit", TRANSACTIONS_MAX), 1, TRANSACTIONS_MAX);
    return Answer.of(stars.transactions(Math.max(0, call.number("offset", 0)), limit));
  }

  void clear() {
    stars.clear();
    synchronized (inChats) {
      inChats.clear();
    }
  }
}
