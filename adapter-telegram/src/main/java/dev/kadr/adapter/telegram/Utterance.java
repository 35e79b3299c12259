package dev.kadr.adapter.telegram;

import dev.kadr.domain.dialogue.Album;
import dev.kadr.domain.dialogue.Offer;
import dev.kadr.domain.generation.GenerationEvent.Status;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessage.Words;
import dev.kadr.ports.orders.Purchase;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/**
 * A message of words and buttons as it reads in one language.
 *
 * @param buttons null when it has none, as the Bot API wants it
 */
record Utterance(Html text, @Nullable InlineKeyboardMarkup buttons) {
  /** The whole prompt may be 4,000 characters, a message with everything else 4,096. */
  private static final int SHOWN_PROMPT = 600;

  /** As the site's own message has it. */
  private static final int SHOWN_STYLE = 100;

  private static final Html NOTHING = new Html("");

  static Utterance of(Texts texts, Words words) {
    return switch (words) {
      case CustomerMessage.Progress progress -> progress(texts, progress);
      case CustomerMessage.Offered(var offer) -> offer(texts, offer);
      case CustomerMessage.OfferMoved(boolean added) ->
          new Utterance(texts.get(added ? "offer.added" : "offer.moved"), null);
      case CustomerMessage.AlbumTaken album -> new Utterance(album(texts, album), null);
      case CustomerMessage.Asked asked -> new Utterance(asked(texts, asked), null);
      case CustomerMessage.Answered(var text) ->
          new Utterance(texts.get("support.answered", text), null);
      case CustomerMessage.Ordered(var purchase) -> order(texts, purchase);
      case CustomerMessage.AnswerLost lost -> new Utterance(texts.get("support.lost"), null);
    };
  }

  private static Utterance progress(Texts texts, CustomerMessage.Progress progress) {
    var stage = stage(texts, progress.status(), progress.percent(), progress.ahead());
    var text =
        switch (progress.source()) {
          case BOT, WEBAPP ->
              texts.get("started.text").plus(standing(texts, progress.status(), stage));
          case WEB, API ->
              texts.get(
                  "started.elsewhere", Html.escape(progress.wish().text(), SHOWN_STYLE), stage);
        };
    return new Utterance(
        text, progress.cancellable() ? Keyboards.cancel(texts, progress.generation()) : null);
  }

  /** What is over has no hourglass. */
  private static Html standing(Texts texts, Status status, Html stage) {
    return switch (status) {
      case QUEUED, UPLOADING, ANALYZING, GENERATING_PROMPT, GENERATING_IMAGES ->
          texts.get("started.stage", stage);
      case COMPLETED -> texts.get("started.completed");
      case FAILED -> texts.get("started.failed");
      case CANCELLED -> texts.get("started.cancelled");
    };
  }

  static Html stage(Texts texts, Status status, int percent, int ahead) {
    return status == Status.QUEUED && ahead > 0
        ? texts.get("stage.queued-behind", ahead)
        : texts.get("stage." + status.name().toLowerCase(Locale.ROOT), percent);
  }

  static Utterance order(Texts texts, Purchase purchase) {
    return new Utterance(ShopTexts.order(texts, purchase), Keyboards.order(texts, purchase));
  }

  static Utterance offer(Texts texts, Offer offer) {
    var size =
        offer
            .draft()
            .size()
            .map(chosen -> texts.get("offer.size", chosen.width() + "×" + chosen.height()))
            .orElse(NOTHING);
    var text =
        texts
            .get(
                "offer.text",
                Html.escape(offer.draft().prompt().text(), SHOWN_PROMPT),
                texts.of(offer.model().title()),
                size,
                photos(texts, offer),
                texts.count("credits", offer.price()),
                texts.count("credits", offer.balance()))
            .plus(remainder(texts, offer.remainder()))
            .plus(
                offer
                    .consent()
                    .map(partner -> texts.get("offer.consent", partner))
                    .orElse(NOTHING));
    return new Utterance(text, Keyboards.offer(texts, offer));
  }

  /** One photo needs no counting. */
  private static Html photos(Texts texts, Offer offer) {
    var sent = offer.draft().photos().size();
    if (offer.photos() < sent) {
      return texts.get("offer.photos-of", offer.photos(), sent);
    }
    return sent > 1 ? texts.get("offer.photos", sent) : NOTHING;
  }

  private static Html album(Texts texts, CustomerMessage.AlbumTaken album) {
    var said =
        album.photos() == 0
            ? texts.get("album.nothing")
            : album.captionLength().isPresent()
                ? texts.get(
                    "album.caption-too-long",
                    album.photos(),
                    album.captionLength().getAsInt(),
                    Prompt.MAX_LENGTH)
                : texts.get("album.ask-prompt", album.photos());
    return said.plus(remainder(texts, album.remainder()));
  }

  private static Html remainder(Texts texts, Album.Remainder remainder) {
    var reasons = new ArrayList<Html>();
    if (remainder.surplus() > 0) {
      reasons.add(texts.get("album.surplus", remainder.surplus(), Album.MOST_PICTURES));
    }
    if (remainder.other() > 0) {
      reasons.add(texts.get("album.other", remainder.other()));
    }
    if (remainder.unusable() > 0) {
      reasons.add(texts.get("album.unusable", remainder.unusable()));
    }
    return reasons.stream()
        .reduce((one, other) -> one.plus(new Html("; ")).plus(other))
        .map(all -> texts.get("album.left-out", all))
        .orElse(NOTHING);
  }

  private static Html asked(Texts texts, CustomerMessage.Asked asked) {
    var username =
        asked.from().username().map(name -> texts.get("support.username", name)).orElse(NOTHING);
    return texts.get(
        "support.asked",
        Html.escape(asked.from().firstName(), 64),
        username,
        asked.chat().value(),
        asked.text());
  }
}
