package dev.kadr.adapter.telegram;

import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.dialogue.Offer;
import dev.kadr.usecases.UseCases;

/** Puts an offer before the buyer: one message, edited in place from then on. */
final class OfferReplies {
  private final Replies replies;
  private final UseCases useCases;

  OfferReplies(Replies replies, UseCases useCases) {
    this.replies = replies;
    this.useCases = useCases;
  }

  /** A new message; from now on its buttons count and no other's. */
  void show(Guest guest, Offer offer) {
    var words = Utterance.offer(guest.texts(), offer);
    replies
        .say(guest.chat(), words.text(), words.buttons())
        .ifPresent(
            message ->
                useCases.dialogue().showOffer().show(guest.id(), offer.draft().id(), message));
  }

  /** The same message with other choices. */
  void change(Guest guest, MessageId message, Offer offer) {
    var words = Utterance.offer(guest.texts(), offer);
    replies.edit(guest.chat(), message, words.text(), words.buttons());
  }
}
