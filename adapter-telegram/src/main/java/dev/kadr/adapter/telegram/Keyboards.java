package dev.kadr.adapter.telegram;

import dev.kadr.domain.generation.GenerationId;
import dev.kadr.usecases.dialogue.Offer;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** The buttons under the bot's messages; what they send back is a promise (CONTRACT). */
final class Keyboards {
  private static final int BUTTONS_IN_A_ROW = 3;

  private Keyboards() {}

  /** Model, size, confirm, cancel: what is chosen bears a tick. */
  static InlineKeyboardMarkup offer(Texts texts, Offer offer) {
    var rows = new ArrayList<InlineKeyboardRow>();
    var models = new ArrayList<InlineKeyboardButton>();
    for (var model : offer.models()) {
      var chosen = model.id().equals(offer.model().id());
      models.add(button(ticked(chosen, model.title()), "photo:model:" + model.id().value()));
    }
    addRows(rows, models);
    var sizes = new ArrayList<InlineKeyboardButton>();
    for (var size : offer.model().takes().sizes()) {
      var chosen = offer.draft().size().filter(size::equals).isPresent();
      sizes.add(button(ticked(chosen, size.width() + "×" + size.height()), "photo:size:" + size));
    }
    addRows(rows, sizes);
    rows.add(
        new InlineKeyboardRow(
            button(texts.plain("button.confirm", offer.price()), "photo:confirm")));
    rows.add(new InlineKeyboardRow(button(texts.plain("button.cancel"), "photo:cancel")));
    return new InlineKeyboardMarkup(rows);
  }

  static InlineKeyboardMarkup cancel(Texts texts, GenerationId generation) {
    return one(texts.plain("button.cancel-generation"), "gen:cancel:" + generation.value());
  }

  static InlineKeyboardMarkup originals(Texts texts, GenerationId generation) {
    return one(texts.plain("button.file"), "gen:file:" + generation.value());
  }

  private static InlineKeyboardMarkup one(String text, String data) {
    return new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(button(text, data))));
  }

  private static void addRows(List<InlineKeyboardRow> rows, List<InlineKeyboardButton> buttons) {
    for (var from = 0; from < buttons.size(); from += BUTTONS_IN_A_ROW) {
      rows.add(
          new InlineKeyboardRow(
              buttons.subList(from, Math.min(from + BUTTONS_IN_A_ROW, buttons.size()))));
    }
  }

  private static String ticked(boolean chosen, String text) {
    return chosen ? "✓ " + text : text;
  }

  private static InlineKeyboardButton button(String text, String data) {
    return InlineKeyboardButton.builder().text(text).callbackData(data).build();
  }
}
