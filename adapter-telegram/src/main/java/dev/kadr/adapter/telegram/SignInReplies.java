package dev.kadr.adapter.telegram;

import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.usecases.accounts.AnswerLink;
import dev.kadr.usecases.accounts.ShowLink;
import dev.kadr.usecases.accounts.SignInUseCases;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/**
 * Asks whether it is really they who want to be signed in on the site. Opening a link says nothing:
 * links can be sent by anybody, so only a yes to what is shown here counts.
 */
final class SignInReplies {
  private static final String YES = "login:yes:";
  private static final String NO = "login:no:";

  /** Moscow's, as on the site: whoever asked a minute ago knows it by its minutes. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Europe/Moscow"));

  private final Replies replies;
  private final SignInUseCases.Links links;
  private final String site;

  /**
   * Replies.
   *
   * @param site what people know the site by, such as {@code kadr.example}
   */
  SignInReplies(Replies replies, SignInUseCases.Links links, String site) {
    this.replies = replies;
    this.links = links;
    this.site = site;
  }

  /** Shows who wants to be let in; absent when the link is worth nothing any more. */
  void ask(Guest guest, String ticket) {
    switch (links.show().show(ticket)) {
      case ShowLink.Result.Waiting(var device, var askedAt) ->
          replies.say(
              guest.chat(),
              guest.texts().get("sign-in.ask", site, device, time(askedAt)),
              buttons(guest.texts(), ticket));
      case ShowLink.Result.Gone gone ->
          replies.say(guest.chat(), guest.texts().get("sign-in.gone"));
    }
  }

  /** What the person is told of a press; absent when it is none of ours. */
  Optional<String> press(Guest guest, MessageId message, String said) {
    if (said.startsWith(YES)) {
      return Optional.of(answer(guest, message, said.substring(YES.length()), true));
    }
    return said.startsWith(NO)
        ? Optional.of(answer(guest, message, said.substring(NO.length()), false))
        : Optional.empty();
  }

  private String answer(Guest guest, MessageId message, String ticket, boolean yes) {
    var texts = guest.texts();
    return switch (links.answer().answer(ticket, guest.id(), yes)) {
      case AnswerLink.Result.Answered answered when yes -> {
        replies.edit(guest.chat(), message, texts.get("sign-in.done"), null);
        yield texts.plain("sign-in.done.toast");
      }
      case AnswerLink.Result.Answered answered -> {
        replies.edit(guest.chat(), message, texts.get("sign-in.declined"), null);
        yield texts.plain("sign-in.declined.toast");
      }
      case AnswerLink.Result.Gone gone -> {
        replies.edit(guest.chat(), message, texts.get("sign-in.gone"), null);
        yield texts.plain("sign-in.gone.toast");
      }
    };
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static InlineKeyboardMarkup buttons(Texts texts, String ticket) {
    return new InlineKeyboardMarkup(
        List.of(
            new InlineKeyboardRow(
                button(texts.plain("sign-in.yes"), YES + ticket),
                button(texts.plain("sign-in.no"), NO + ticket))));
  }

  private static InlineKeyboardButton button(String text, String callback) {
    return InlineKeyboardButton.builder().text(text).callbackData(callback).build();
  }
}
