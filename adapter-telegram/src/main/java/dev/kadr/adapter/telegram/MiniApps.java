package dev.kadr.adapter.telegram;

import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.webapp.WebAppInfo;

/**
 * The Mini Apps of the site: a page for each model. Absent, no button opens one: Telegram refuses a
 * whole message for one button with an address that it would not open.
 *
 * @param site where they are, without a slash at the end
 */
record MiniApps(Optional<URI> site) {
  static final MiniApps NONE = new MiniApps(Optional.empty());

  /** Where a model's page is. */
  Optional<WebAppInfo> of(ModelId model) {
    return site.map(base -> new WebAppInfo(base + "/webapps/" + model.value() + "/"));
  }

  /** A button for each model, as far as there are pages. */
  List<InlineKeyboardButton> buttons(Texts texts, List<Model> models) {
    return models.stream()
        .flatMap(model -> button(texts.of(model.title()), model.id()).stream())
        .toList();
  }

  Optional<InlineKeyboardButton> button(String text, ModelId model) {
    return of(model).map(page -> InlineKeyboardButton.builder().text(text).webApp(page).build());
  }
}
