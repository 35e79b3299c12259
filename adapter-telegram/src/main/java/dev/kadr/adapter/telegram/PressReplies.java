package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.State;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.ChooseLanguage;
import dev.kadr.usecases.dialogue.CancelDialogue;
import dev.kadr.usecases.dialogue.ChooseOption;
import dev.kadr.usecases.dialogue.ConfirmDraft;
import dev.kadr.usecases.generation.CancelGeneration;
import dev.kadr.usecases.generation.FetchOriginals;
import dev.kadr.usecases.generation.RepeatGeneration;
import java.util.Optional;
import java.util.UUID;

/** Answers pressed buttons: each press ends with a word to whoever pressed, stale ones too. */
final class PressReplies {
  private static final String REPEAT = "gen:repeat:";
  private static final String LANGUAGE = "language:choose:";
  private static final String BUY = "buy:";

  private final Replies replies;
  private final OfferReplies offers;
  private final Originals originals;
  private final HistoryReplies history;
  private final BuyReplies buys;
  private final SignInReplies signIn;
  private final UseCases useCases;

  PressReplies(
      Replies replies,
      OfferReplies offers,
      Originals originals,
      HistoryReplies history,
      BuyReplies buys,
      SignInReplies signIn,
      UseCases useCases) {
    this.replies = replies;
    this.offers = offers;
    this.originals = originals;
    this.history = history;
    this.buys = buys;
    this.signIn = signIn;
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
    var signedIn = signIn.press(guest, press.message(), press.data());
    replies.toast(press.query(), signedIn.orElseGet(() -> toast(guest, press)));
  }

  private String toast(Guest guest, Press press) {
    var data = press.data();
    try {
      if (data.startsWith(REPEAT)) {
        var generation = new GenerationId(UUID.fromString(data.substring(REPEAT.length())));
        return repeat(guest, press.message(), generation);
      }
      if (data.startsWith(BUY)) {
        var wanted = data.substring(BUY.length());
        return guest.texts().plain(buys.buy(guest, press.query(), wanted));
      }
      if (data.startsWith(LANGUAGE)) {
        return speak(guest, press.message(), data.substring(LANGUAGE.length()));
      }
    } catch (IllegalArgumentException noSuchThing) {
      return guest.texts().plain("toast.unknown");
    }
    return guest.texts().plain(act(guest, press));
  }

  /** In the language chosen, whatever was spoken before. */
  private String speak(Guest guest, MessageId message, String tag) {
    var language =
        switch (tag) {
          case "ru" -> Language.RU;
          case "en" -> Language.EN;
          default -> throw new IllegalArgumentException("we speak no " + tag);
        };
    var texts = Texts.in(language);
    return switch (useCases.accounts().chooseLanguage().choose(guest.id(), language)) {
      case ChooseLanguage.Result.Chosen chosen -> {
        replies.edit(
            guest.chat(), message, texts.get("language.ask"), Keyboards.languages(language));
        replies.speak(guest.chat(), language);
        yield texts.plain("toast.language");
      }
      case ChooseLanguage.Result.UnknownAccount impossible -> texts.plain("toast.unknown");
    };
  }

  /** The price and what is left are in the answer: there is no offer to read them in. */
  private String repeat(Guest guest, MessageId message, GenerationId generation) {
    var texts = guest.texts();
    var chat = new ChatId(guest.chat());
    return switch (useCases
        .generation()
        .repeat()
        .repeat(guest.id(), generation, chat, message.value())) {
      case RepeatGeneration.Result.Requested(long cost, long balance) ->
          texts.plain(
              "toast.repeated",
              texts.count("credits", cost).markup(),
              texts.count("credits", balance).markup());
      case RepeatGeneration.Result.AlreadyRequested earlier -> texts.plain("toast.repeated-before");
      case RepeatGeneration.Result.Insufficient(long cost, long balance, long missing) -> {
        buys.insufficient(guest, cost, balance, missing);
        yield texts.plain("toast.insufficient");
      }
      case RepeatGeneration.Result.ModelClosed closed -> texts.plain("toast.closed");
      case RepeatGeneration.Result.PhotosGone gone -> texts.plain("toast.photos-gone");
      case RepeatGeneration.Result.NotSold gone -> texts.plain("toast.not-sold");
      case RepeatGeneration.Result.Unknown unknown -> texts.plain("toast.unknown");
    };
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
        case "history:page" -> history.turn(guest, press.message(), Integer.parseInt(value));
        case "history:show" -> history.showPictures(guest, Integer.parseInt(value));
        case "order:check" ->
            buys.check(guest, press.message(), new OrderId(UUID.fromString(value)));
        case "order:again" ->
            buys.payAgain(guest, press.message(), new OrderId(UUID.fromString(value)));
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
        buys.insufficient(guest, cost, balance, missing);
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
