package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.catalogue.CreditPackage;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.PackageId;
import dev.kadr.domain.dialogue.Offer;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.ports.orders.Purchase;
import dev.kadr.usecases.generation.ShowHistory;
import dev.kadr.usecases.orders.ShowPackages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** The buttons under the bot's messages; what they send back is a promise (CONTRACT). */
final class Keyboards {
  /** Three names of models, or three sizes, are cut off on a telephone. */
  private static final int BUTTONS_IN_A_ROW = 2;

  private Keyboards() {}

  /** Under the greeting; nothing when there is nothing to open. */
  static @Nullable InlineKeyboardMarkup miniApps(Texts texts, MiniApps apps, List<Model> models) {
    var rows = new ArrayList<InlineKeyboardRow>();
    addRows(rows, apps.buttons(texts, models));
    return rows.isEmpty() ? null : new InlineKeyboardMarkup(rows);
  }

  /** Model, size, the model's Mini App, confirm, cancel: what is chosen bears a tick. */
  static InlineKeyboardMarkup offer(Texts texts, Offer offer, MiniApps apps) {
    var rows = new ArrayList<InlineKeyboardRow>();
    var models = new ArrayList<InlineKeyboardButton>();
    for (var model : offer.models()) {
      var chosen = model.id().equals(offer.model().id());
      models.add(
          button(ticked(chosen, texts.of(model.title())), "photo:model:" + model.id().value()));
    }
    addRows(rows, models);
    var sizes = new ArrayList<InlineKeyboardButton>();
    for (var size : offer.model().takes().sizes()) {
      var chosen = offer.draft().size().filter(size::equals).isPresent();
      sizes.add(button(ticked(chosen, size.width() + "×" + size.height()), "photo:size:" + size));
    }
    addRows(rows, sizes);
    apps.button(texts.plain("button.app"), offer.model().id())
        .ifPresent(app -> rows.add(new InlineKeyboardRow(app)));
    rows.add(
        new InlineKeyboardRow(
            button(texts.plain("button.confirm", offer.price()), "photo:confirm")));
    rows.add(new InlineKeyboardRow(button(texts.plain("button.cancel"), "photo:cancel")));
    return new InlineKeyboardMarkup(rows);
  }

  static InlineKeyboardMarkup cancel(Texts texts, GenerationId generation) {
    return one(texts.plain("button.cancel-generation"), "gen:cancel:" + generation.value());
  }

  /** Under a result. */
  static InlineKeyboardMarkup originals(Texts texts, GenerationId generation) {
    return new InlineKeyboardMarkup(
        List.of(
            new InlineKeyboardRow(
                file(texts.plain("button.file"), generation),
                repeat(texts.plain("button.repeat"), generation))));
  }

  /** Under a page of the history: by the entries' numbers, then the way to other pages. */
  static InlineKeyboardMarkup history(Texts texts, ShowHistory.Page page) {
    var rows = new ArrayList<InlineKeyboardRow>();
    var files = new InlineKeyboardRow();
    var repeats = new InlineKeyboardRow();
    for (var entry : page.entries()) {
      var generation = entry.request().id();
      if (!entry.links().isEmpty()) {
        files.add(file("📎 " + entry.number(), generation));
      }
      repeats.add(repeat("🔁 " + entry.number(), generation));
    }
    if (!page.previews().isEmpty()) {
      rows.add(
          new InlineKeyboardRow(
              button(texts.plain("button.previews"), "history:show:" + page.number())));
    }
    if (!files.isEmpty()) {
      rows.add(files);
    }
    rows.add(repeats);
    var turns = new InlineKeyboardRow();
    if (page.number() > 0) {
      turns.add(button(texts.plain("button.newer"), "history:page:" + (page.number() - 1)));
    }
    if (page.goesOn()) {
      turns.add(button(texts.plain("button.older"), "history:page:" + (page.number() + 1)));
    }
    if (!turns.isEmpty()) {
      rows.add(turns);
    }
    return new InlineKeyboardMarkup(rows);
  }

  /** Each language in its own words; the one that is spoken bears a tick. */
  static InlineKeyboardMarkup languages(Language spoken) {
    var row = new InlineKeyboardRow();
    for (var language : Language.values()) {
      var name = Texts.in(language).plain("language.name");
      row.add(button(ticked(language == spoken, name), "language:choose:" + language.tag()));
    }
    return new InlineKeyboardMarkup(List.of(row));
  }

  /** A button for each package. */
  static InlineKeyboardMarkup packages(Texts texts, ShowPackages.Shelf shelf) {
    return packages(texts, shelf.items().stream().map(ShowPackages.Item::sold).toList());
  }

  static InlineKeyboardMarkup packages(Texts texts, List<CreditPackage> packages) {
    var rows = new ArrayList<InlineKeyboardRow>();
    for (var sold : packages) {
      var text =
          texts.plain(
              "button.buy",
              MoneyTexts.amount(texts, sold.price()),
              texts.count("credits", sold.gives().credits()).markup());
      rows.add(new InlineKeyboardRow(button(text, "buy:" + sold.id().value())));
    }
    return new InlineKeyboardMarkup(rows);
  }

  /** The way to the payment while there is one; nothing once the order is over. */
  static @Nullable InlineKeyboardMarkup order(Texts texts, Purchase purchase) {
    var order = purchase.order();
    return switch (order.state()) {
      case Order.State.Placed placed -> check(texts, order.id());
      case Order.State.PaymentUnknown unknown -> checkOrPay(texts, order.id());
      case Order.State.AwaitingPayment awaiting -> pay(texts, purchase);
      case Order.State.Paid paid -> null;
      case Order.State.Cancelled cancelled -> null; // the notice below it has the way on
      case Order.State.Rejected rejected -> buyAgain(texts, order.goods().id());
    };
  }

  /** An order that is over stays so: paying again is a new order of the same. */
  static InlineKeyboardMarkup buyAgain(Texts texts, PackageId sold) {
    return one(texts.plain("button.buy-again"), "buy:" + sold.value());
  }

  /** While nobody knows of the first try, a second one can be had at once. */
  private static InlineKeyboardMarkup checkOrPay(Texts texts, OrderId order) {
    var rows = new ArrayList<>(check(texts, order).getKeyboard());
    rows.add(
        new InlineKeyboardRow(
            button(texts.plain("button.pay-again"), "order:again:" + order.value())));
    return new InlineKeyboardMarkup(rows);
  }

  private static InlineKeyboardMarkup check(Texts texts, OrderId order) {
    return one(texts.plain("button.check"), "order:check:" + order.value());
  }

  private static InlineKeyboardMarkup pay(Texts texts, Purchase purchase) {
    var rows = new ArrayList<InlineKeyboardRow>();
    var price = MoneyTexts.amount(texts, purchase.order().goods().price());
    purchase
        .checkout()
        .open()
        .flatMap(Payment.State.Open::page)
        .ifPresent(
            page ->
                rows.add(
                    new InlineKeyboardRow(
                        InlineKeyboardButton.builder()
                            .text(texts.plain("button.pay", price))
                            .url(page.toString())
                            .build())));
    rows.addAll(check(texts, purchase.order().id()).getKeyboard());
    return new InlineKeyboardMarkup(rows);
  }

  private static InlineKeyboardButton file(String text, GenerationId generation) {
    return button(text, "gen:file:" + generation.value());
  }

  private static InlineKeyboardButton repeat(String text, GenerationId generation) {
    return button(text, "gen:repeat:" + generation.value());
  }

  private static InlineKeyboardMarkup one(String text, String data) {
    return new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(button(text, data))));
  }

  private static void addRows(List<InlineKeyboardRow> rows, List<InlineKeyboardButton> buttons) {
    for (var from = 0; from < buttons.size(); from += BUTTONS_IN_A_ROW) {
      var to = Math.min(from + BUTTONS_IN_A_ROW, buttons.size());
      rows.add(new InlineKeyboardRow(buttons.subList(from, to)));
    }
  }

  private static String ticked(boolean chosen, String text) {
    return chosen ? "✓ " + text : text;
  }

  private static InlineKeyboardButton button(String text, String data) {
    return InlineKeyboardButton.builder().text(text).callbackData(data).build();
  }
}
