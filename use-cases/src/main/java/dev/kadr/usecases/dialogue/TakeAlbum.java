package dev.kadr.usecases.dialogue;

import dev.kadr.domain.Transition;
import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.dialogue.Album;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.Dialogues.Change;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Makes one draft of an album when no further part comes, and says so once; a part that comes later
 * joins the draft, in the message that is there.
 */
public final class TakeAlbum {
  private final Dialogues dialogues;
  private final Drafting drafting;
  private final Offers offers;
  private final ShowOffer showOffer;
  private final Accounts accounts;
  private final CustomerMessenger messenger;
  private final Clock clock;

  TakeAlbum(Reads reads, Drafting drafting, ShowOffer showOffer, CustomerMessenger messenger) {
    this.dialogues = reads.dialogues();
    this.accounts = reads.accounts();
    this.offers = reads.offers();
    this.clock = reads.clock();
    this.drafting = drafting;
    this.showOffer = showOffer;
    this.messenger = messenger;
  }

  /** What is looked at. */
  record Reads(Dialogues dialogues, Accounts accounts, Offers offers, Clock clock) {}

  /** What came of it. */
  public sealed interface Result {
    /** Told, or nothing is to be told. */
    record Over() implements Result {}

    /** Parts may still come, or the chat is busy: look again at {@code due}. */
    record Waits(Instant due) implements Result {}
  }

  static String instance(AccountId account, String group) {
    return account.value() + "/" + group;
  }

  /** What is to be done about an album. */
  private sealed interface Outcome {
    record Nothing() implements Outcome {}

    record Wait(Instant due) implements Outcome {}

    /**
     * Say what came of it.
     *
     * @param known whether its buyer was told of it before
     * @param replaced the message of an offer that this takes the place of
     */
    record Tell(
        Dialogue dialogue, OptionalInt captionTooLong, boolean known, Optional<MessageId> replaced)
        implements Outcome {}
  }

  /**
   * Looks at one.
   *
   * @param instance the account and the album's group
   */
  public Result take(String instance) {
    var slash = instance.indexOf('/');
    var account = new AccountId(UUID.fromString(instance.substring(0, slash)));
    return switch (dialogues.change(
        account, before -> taken(before, instance.substring(slash + 1)))) {
      case Outcome.Nothing nothing -> new Result.Over();
      case Outcome.Wait(var due) -> new Result.Waits(due);
      case Outcome.Tell tell -> tell(account, tell);
    };
  }

  private Change<Outcome> taken(Optional<Dialogue> before, String group) {
    var now = clock.instant();
    var album = before.flatMap(Dialogue::album).filter(found -> found.groups().contains(group));
    if (album.isEmpty()) {
      return new Change<>(before, new Outcome.Nothing());
    }
    var dialogue = before.orElseThrow();
    return switch (album.get().stage()) {
      case GATHERING ->
          album
              .get()
              .waitsUntil(now)
              .map(due -> new Change<Outcome>(before, new Outcome.Wait(due)))
              .orElseGet(() -> complete(dialogue, album.get()));
      case TAKEN ->
          new Change<>(
              before, new Outcome.Tell(dialogue, OptionalInt.empty(), false, Optional.empty()));
      case TOLD -> new Change<>(before, new Outcome.Nothing());
    };
  }

  private Change<Outcome> complete(Dialogue dialogue, Album album) {
    var taken =
        drafting.fitted(
            switch (dialogue.take(drafting.nextDraft())) {
              case Transition.Moved<Dialogue, Dialogue.Step>(var next, var step) -> next;
              case Transition.Repeated<Dialogue, Dialogue.Step> never -> dialogue;
              case Transition.Refused<Dialogue, Dialogue.Step> never -> dialogue;
            });
    var known = album.taken().isPresent();
    var replaced = dialogue.offered();
    var caption = album.caption().filter(words -> !known || taken.draft().isEmpty());
    if (caption.isEmpty() || album.pictures().isEmpty()) {
      return Change.to(taken, new Outcome.Tell(taken, OptionalInt.empty(), known, replaced));
    }
    return switch (drafting.say(taken, caption.get())) {
      case Drafting.Said.Prompted(var next) ->
          Change.to(next, new Outcome.Tell(next, OptionalInt.empty(), known, replaced));
      case Drafting.Said.TooLong(int length) ->
          Change.to(taken, new Outcome.Tell(taken, OptionalInt.of(length), known, replaced));
      case Drafting.Said.Blank blank ->
          Change.to(taken, new Outcome.Tell(taken, OptionalInt.empty(), known, replaced));
      case Drafting.Said.PhotoFirst impossible ->
          throw new IllegalStateException("photos were just taken");
    };
  }

  private Result tell(AccountId id, Outcome.Tell tell) {
    var account = accounts.find(id);
    if (account.isEmpty()) {
      return new Result.Over();
    }
    return switch (account.get().chat()) {
      case Account.Chat.Reachable(var chat) -> tell(account.get(), chat, tell);
      case Account.Chat.Unreachable unreachable -> new Result.Over();
      case Account.Chat.None none -> new Result.Over();
    };
  }

  private Result tell(Account account, ChatId chat, Outcome.Tell tell) {
    var dialogue = tell.dialogue();
    if (dialogue.album().filter(album -> album.pictures().isEmpty()).isPresent()) {
      return ask(account, chat, tell);
    }
    return switch (dialogue.state()) {
      case Dialogue.State.Choosing choosing -> {
        var offer = offers.of(dialogue);
        var delivery = messenger.send(chat, account.language(), new CustomerMessage.Offered(offer));
        if (delivery instanceof Delivery.Delivered(var messages)) {
          var message = new MessageId(messages.getLast());
          showOffer.show(account.id(), offer.draft().id(), message);
          retire(account, chat, tell);
        }
        yield told(account.id(), delivery);
      }
      case Dialogue.State.Confirming confirming ->
          told(
              account.id(),
              messenger.edit(
                  chat,
                  account.language(),
                  confirming.message().value(),
                  new CustomerMessage.Offered(offers.of(dialogue))));
      case Dialogue.State.AwaitingPrompt waiting -> ask(account, chat, tell);
      case Dialogue.State.AwaitingPhoto waiting -> ask(account, chat, tell);
    };
  }

  /** Whatever comes of it: its buttons mean nothing any more anyway. */
  private void retire(Account account, ChatId chat, Outcome.Tell tell) {
    var added = tell.dialogue().album().filter(Album::adds).isPresent();
    tell.replaced()
        .ifPresent(
            message ->
                messenger.edit(
                    chat,
                    account.language(),
                    message.value(),
                    new CustomerMessage.OfferMoved(added)));
  }

  /** Whoever was asked before is not asked again for each part that comes late. */
  private Result ask(Account account, ChatId chat, Outcome.Tell tell) {
    var album = tell.dialogue().album().orElseThrow();
    if (tell.known() && tell.captionTooLong().isEmpty()) {
      return told(account.id());
    }
    var message =
        new CustomerMessage.AlbumTaken(
            album.pictures().size(), album.remainder(), tell.captionTooLong());
    return told(account.id(), messenger.send(chat, account.language(), message));
  }

  private Result told(AccountId account, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered delivered -> told(account);
      case Delivery.Unreachable never -> told(account);
      case Delivery.Refused never -> told(account);
      case Delivery.Later(var pause) -> new Result.Waits(clock.instant().plus(pause));
      // An offer whose message nobody knows cannot be confirmed: a second copy is better.
      case Delivery.Unknown(var why) ->
          throw new IllegalStateException("nobody knows whether it arrived: " + why);
    };
  }

  /** Unless more came meanwhile: then that is still to be told. */
  private Result told(AccountId account) {
    return dialogues.change(
        account,
        before -> {
          if (before.isEmpty()) {
            return new Change<>(before, new Result.Over());
          }
          return switch (before.get().told()) {
            case Transition.Moved<Dialogue, Dialogue.Step>(var next, var step) ->
                Change.<Result>to(next, new Result.Over());
            case Transition.Repeated<Dialogue, Dialogue.Step> same ->
                new Change<>(before, new Result.Over());
            case Transition.Refused<Dialogue, Dialogue.Step> more ->
                new Change<>(before, new Result.Waits(clock.instant().plus(Album.QUIET)));
          };
        });
  }
}
