package dev.kadr.adapter.telegram;

import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.State;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.dialogue.CancelDialogue;
import dev.kadr.usecases.dialogue.ChooseOption;
import dev.kadr.usecases.dialogue.ConfirmDraft;
import dev.kadr.usecases.generation.CancelGeneration;
import dev.kadr.usecases.generation.FetchOriginals;
import java.util.Optional;
import java.util.UUID;

/** Answers pressed buttons: each press ends with a word to whoever pressed, stale ones too. */
final class PressReplies {
  private final Replies replies;
  private final OfferReplies offers;
  private final Originals originals;
  private final UseCases useCases;

  PressReplies(Replies replies, OfferReplies offers, Originals originals, UseCases useCases) {
    this.replies = replies;
    this.offers = offers;
    this.originals = originals;
    this.useCases = useCases;
  }

  /**
   * A press.
   *
   * @param query what to answer it by
   * @param data what the button says it means; a client can say anything
   */
  record Press(String query, MessageId message, String data) {}

  void answer(Guest guest, Press press) {
    var toast = act(guest, press);
    replies.toast(press.query(), guest.texts().plain(toast));
  }

  private String act(Guest guest, Press press) {
    var data = press.data();
    if (data.equals("photo:confirm")) {
      return confirm(guest, press.message());
    }
    if (data.equals("photo:cancel")) {
      return cancelDialogue(guest, press.message());
    }
    var colon = data.indexOf(':', data.indexOf(':') + 1);
    if (colon < 0) {
      return "toast.unknown";
    }
    var value = data.substring(colon + 1);
    try {
      return switch (data.substring(0, colon)) {
        case "photo:model" ->
            choose(guest, press.message(), new ChooseOption.Choice.OfModel(new ModelId(value)));
        case "photo:size" ->
            choose(
                guest, press.message(), new ChooseOption.Choice.OfSize(PictureSize.parse(value)));
        case "gen:cancel" -> cancelGeneration(guest, new GenerationId(UUID.fromString(value)));
        case "gen:file" -> sendOriginals(guest, new GenerationId(UUID.fromString(value)));
        default -> "toast.unknown";
      };
    } catch (IllegalArgumentException noSuchThing) {
      return "toast.unknown";
    }
  }

  private String confirm(Guest guest, MessageId message) {
    return switch (useCases.dialogue().confirmDraft().confirm(guest.id(), message)) {
      case ConfirmDraft.Result.Confirmed confirmed -> {
        replies.dropButtons(guest.chat(), message);
        yield "toast.accepted";
      }
      case ConfirmDraft.Result.Insufficient(long cost, long balance, long missing) -> {
        replies.say(guest.chat(), guest.texts().get("insufficient", cost, balance, missing));
        yield "toast.insufficient";
      }
      case ConfirmDraft.Result.ModelClosed closed -> {
        replies.say(guest.chat(), guest.texts().get("model-closed"));
        yield "toast.closed";
      }
      case ConfirmDraft.Result.Stale stale -> stale(guest, message);
    };
  }

  private String cancelDialogue(Guest guest, MessageId message) {
    return switch (useCases.dialogue().cancel().cancel(guest.id(), Optional.of(message))) {
      case CancelDialogue.Result.Cancelled done -> {
        replies.edit(guest.chat(), message, guest.texts().get("offer.cancelled"), null);
        yield "toast.cancelled";
      }
      case CancelDialogue.Result.NothingBegun nothing -> stale(guest, message);
      case CancelDialogue.Result.Stale stale -> stale(guest, message);
    };
  }

  private String choose(Guest guest, MessageId message, ChooseOption.Choice choice) {
    return switch (useCases.dialogue().chooseOption().choose(guest.id(), message, choice)) {
      case ChooseOption.Result.Changed(var offer) -> {
        offers.change(guest, message, offer);
        yield "toast.accepted";
      }
      case ChooseOption.Result.Unchanged same -> "toast.accepted";
      case ChooseOption.Result.Stale stale -> stale(guest, message);
    };
  }

  /** Buttons that mean nothing any more are not left to be pressed again. */
  private String stale(Guest guest, MessageId message) {
    replies.dropButtons(guest.chat(), message);
    return "toast.stale";
  }

  /** That it is cancelled, and that nothing was charged, is told by a notice of its own. */
  private String cancelGeneration(Guest guest, GenerationId generation) {
    return switch (useCases.generation().cancel().cancel(guest.id(), generation)) {
      case CancelGeneration.Result.Cancelled done -> "toast.cancelled";
      case CancelGeneration.Result.AlreadyCancelled done -> "toast.cancelled";
      case CancelGeneration.Result.TooLate(var request) ->
          request.state() instanceof State.Finished ? "toast.finished" : "toast.too-late";
      case CancelGeneration.Result.Unknown unknown -> "toast.unknown";
    };
  }

  private String sendOriginals(Guest guest, GenerationId generation) {
    return switch (useCases.generation().fetchOriginals().fetch(guest.id(), generation)) {
      case FetchOriginals.Result.Files(var files) -> {
        originals.send(guest, files);
        yield "toast.sending";
      }
      case FetchOriginals.Result.Nothing nothing -> "toast.no-files";
      case FetchOriginals.Result.Unknown unknown -> "toast.unknown";
    };
  }
}
