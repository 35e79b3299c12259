package dev.kadr.adapter.telegram;

import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.dialogue.Offer;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.usecases.UseCases;
import java.util.Optional;

/** Puts an offer before the buyer: one message, edited in place from then on. */
final class OfferReplies {
  private final Replies replies;
  private final UseCases useCases;

  OfferReplies(Replies replies, UseCases useCases) {
    this.replies = replies;
    this.useCases = useCases;
  }

  /**
   * A new message; from now on its buttons count and no other's.
   *
   * @param replaced the message of the offer that this one takes the place of
   */
  void show(Guest guest, Offer offer, Optional<MessageId> replaced) {
    // The old one first: when the chat is busy, nothing new is there yet to be said twice.
    var moved = Utterance.of(guest.texts(), new CustomerMessage.OfferMoved(false), guest.apps());
    replaced.ifPresent(
        message -> replies.edit(guest.chat(), message, moved.text(), moved.buttons()));
    var words = Utterance.offer(guest.texts(), offer, guest.apps());
    replies
        .say(guest.chat(), words.text(), words.buttons())
        .ifPresent(
            message ->
                useCases.dialogue().showOffer().show(guest.id(), offer.draft().id(), message));
  }

  /** The same message with other choices. */
  void change(Guest guest, MessageId message, Offer offer) {
    var words = Utterance.offer(guest.texts(), offer, guest.apps());
    replies.edit(guest.chat(), message, words.text(), words.buttons());
  }
}
