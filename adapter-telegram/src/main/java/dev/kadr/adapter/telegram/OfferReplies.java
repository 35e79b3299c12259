package dev.kadr.adapter.telegram;

import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.dialogue.Offer;

/** Puts an offer before the buyer: one message, edited in place from then on. */
final class OfferReplies {
  /** The whole prompt may be 4,000 characters, a message with everything else 4,096. */
  private static final int SHOWN_PROMPT = 600;

  private final Replies replies;
  private final UseCases useCases;

  OfferReplies(Replies replies, UseCases useCases) {
    this.replies = replies;
    this.useCases = useCases;
  }

  /** A new message; from now on its buttons count and no other's. */
  void show(Guest guest, Offer offer) {
    replies
        .say(guest.chat(), text(guest.texts(), offer), Keyboards.offer(guest.texts(), offer))
        .ifPresent(
            message ->
                useCases.dialogue().showOffer().show(guest.id(), offer.draft().id(), message));
  }

  /** The same message with other choices. */
  void change(Guest guest, MessageId message, Offer offer) {
    replies.edit(
        guest.chat(), message, text(guest.texts(), offer), Keyboards.offer(guest.texts(), offer));
  }

  private static Html text(Texts texts, Offer offer) {
    var size =
        offer
            .draft()
            .size()
            .map(chosen -> texts.get("offer.size", chosen.width() + "×" + chosen.height()))
            .orElse(new Html(""));
    return texts.get(
        "offer.text",
        Html.escape(offer.draft().prompt().text(), SHOWN_PROMPT),
        offer.model().title(),
        size,
        texts.count("credits", offer.price()),
        texts.count("credits", offer.balance()));
  }
}
