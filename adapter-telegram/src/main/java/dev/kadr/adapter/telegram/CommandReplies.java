package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.StartLink;
import dev.kadr.domain.catalogue.Seller;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.OpenAccount;
import dev.kadr.usecases.accounts.ShowStatus;
import dev.kadr.usecases.dialogue.CancelDialogue;
import dev.kadr.usecases.generation.ShowCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers commands. */
final class CommandReplies {
  /** In the order of Telegram's menu. */
  static final List<String> COMMANDS =
      List.of(
          "start",
          "photo",
          "buy_subscription",
          "status",
          "history",
          "cancel",
          "language",
          "help",
          "paysupport",
          "terms");

  private final Replies replies;
  private final HistoryReplies history;
  private final BuyReplies buys;
  private final SupportReplies support;
  private final SignInReplies signIn;
  private final UseCases useCases;

  CommandReplies(
      Replies replies,
      HistoryReplies history,
      BuyReplies buys,
      SupportReplies support,
      SignInReplies signIn,
      UseCases useCases) {
    this.replies = replies;
    this.history = history;
    this.buys = buys;
    this.support = support;
    this.signIn = signIn;
    this.useCases = useCases;
  }

  void answer(Guest guest, Command command, OpenAccount.Result opened) {
    switch (command.name()) {
      case "start" -> start(guest, StartLink.parse(command.payload()), opened);
      case "photo" -> photo(guest);
      case "buy_subscription" -> buys.show(guest);
      case "status" -> status(guest);
      case "history" -> history.show(guest);
      case "cancel" -> cancel(guest);
      case "language" -> language(guest);
      case "help" -> help(guest);
      case "paysupport" -> support.ask(guest, command.message(), command.payload());
      case "terms" -> terms(guest);
      default -> replies.say(guest.chat(), guest.texts().get("hint.command"));
    }
  }

  private void start(Guest guest, StartLink link, OpenAccount.Result opened) {
    useCases.accounts().followLink().follow(guest.id(), link);
    var news = news(guest, link);
    switch (opened) {
      case OpenAccount.Result.Opened(var account, long gift) when gift > 0 -> {
        var credits = guest.texts().get("start.gift", guest.texts().count("credits", gift));
        var greeting = greeting(guest, credits);
        greet(guest, news.map(it -> paragraphs(it, greeting)).orElse(greeting));
      }
      case OpenAccount.Result.Opened back -> known(guest, news);
      case OpenAccount.Result.Known known when link instanceof StartLink.Login -> {}
      case OpenAccount.Result.Known known -> known(guest, news);
    }
    if (link instanceof StartLink.Login(var ticket)) {
      signIn.ask(guest, ticket);
    }
  }

  private void known(Guest guest, Optional<Html> news) {
    greet(guest, news.orElseGet(() -> greeting(guest, balance(guest, "start.balance"))));
  }

  private void greet(Guest guest, Html words) {
    var models =
        useCases.selfService().catalogue().show().models().stream()
            .map(ShowCatalogue.Item::model)
            .toList();
    replies.say(guest.chat(), words, Keyboards.miniApps(guest.texts(), guest.apps(), models));
  }

  /** What the link is about; absent when it changes nothing for whoever opened it. */
  private Optional<Html> news(Guest guest, StartLink link) {
    return switch (link) {
      case StartLink.Paid paid -> {
        var state = buys.returned(guest);
        var balance = balance(guest, "start.paid");
        yield Optional.of(state.map(order -> paragraphs(order, balance)).orElse(balance));
      }
      case StartLink.Login login -> Optional.empty(); // a question of its own
      case StartLink.Source source -> Optional.empty();
      case StartLink.Plain plain -> Optional.empty();
      case StartLink.Rotten rotten -> Optional.empty();
    };
  }

  private Html balance(Guest guest, String key) {
    var available = useCases.accounts().showStatus().show(guest.id()).available();
    return guest.texts().get(key, guest.texts().count("credits", available));
  }

  private static Html greeting(Guest guest, Html credits) {
    var texts = guest.texts();
    return paragraphs(
        texts.get("start.greeting", Html.escape(guest.account().profile().firstName(), 64)),
        credits,
        texts.get("start.how"),
        texts.get("start.commands", commands(texts)));
  }

  private void photo(Guest guest) {
    useCases.dialogue().beginPhoto().begin(guest.id());
    replies.say(guest.chat(), guest.texts().get("photo.ask"));
  }

  private void language(Guest guest) {
    replies.say(
        guest.chat(),
        guest.texts().get("language.ask"),
        Keyboards.languages(guest.account().language()));
  }

  private void help(Guest guest) {
    var texts = guest.texts();
    replies.say(
        guest.chat(),
        texts.get("help.text", Prompt.MAX_LENGTH, texts.get("start.commands", commands(texts))));
  }

  private void terms(Guest guest) {
    var texts = guest.texts();
    var shown = useCases.accounts().showSeller().show();
    var seller = shown.seller();
    var lines = Html.escape(seller.name());
    for (var detail : seller.details()) {
      lines = lines.plus(new Html("\n")).plus(Html.escape(detail));
    }
    if (!seller.contact().isEmpty()) {
      lines = lines.plus(new Html("\n")).plus(texts.get("terms.contact", seller.contact()));
    }
    for (var document : Seller.Document.values()) {
      var address = seller.documents().get(document);
      if (address != null) {
        var title = texts.get("terms." + document.name().toLowerCase(Locale.ROOT));
        lines = lines.plus(new Html("\n")).plus(Html.link(address, title));
      }
    }
    replies.say(guest.chat(), texts.get("terms.text", String.join(", ", shown.partners()), lines));
  }

  private void cancel(Guest guest) {
    switch (useCases.dialogue().cancel().cancel(guest.id(), Optional.empty())) {
      case CancelDialogue.Result.Cancelled(var offer) -> {
        offer.ifPresent(message -> replies.dropButtons(guest.chat(), message));
        replies.say(guest.chat(), guest.texts().get("cancel.done"));
      }
      case CancelDialogue.Result.NothingBegun nothing ->
          replies.say(guest.chat(), guest.texts().get("cancel.nothing"));
      case CancelDialogue.Result.Stale nothing ->
          replies.say(guest.chat(), guest.texts().get("cancel.nothing"));
    }
  }

  private void status(Guest guest) {
    var texts = guest.texts();
    var status = useCases.accounts().showStatus().show(guest.id());
    var credits = texts.get("status.balance", texts.count("credits", status.available()));
    if (status.held() > 0) {
      credits =
          credits
              .plus(new Html("\n"))
              .plus(texts.get("status.held", texts.count("credits", status.held())));
    }
    replies.say(
        guest.chat(), paragraphs(credits, subscription(texts, status), underWay(texts, status)));
  }

  private static Html subscription(Texts texts, ShowStatus.Status status) {
    return status
        .until()
        .map(end -> texts.get("status.subscription", MoneyTexts.day(end)))
        .orElseGet(() -> texts.get("status.no-subscription"));
  }

  private static Html underWay(Texts texts, ShowStatus.Status status) {
    if (status.underWay().isEmpty()) {
      return texts.get("status.none");
    }
    var lines = texts.get("status.under-way");
    for (var request : status.underWay()) {
      var stage = Utterance.stage(texts, request.status(), request.progress(), request.ahead());
      lines = lines.plus(new Html("\n")).plus(texts.get("status.request", stage));
    }
    return lines;
  }

  private static Html commands(Texts texts) {
    var lines = new Html("");
    for (var command : COMMANDS) {
      lines =
          lines
              .plus(new Html((lines.markup().isEmpty() ? "/" : "\n/") + command + " — "))
              .plus(texts.get("command." + command));
    }
    return lines;
  }

  private static Html paragraphs(Html... parts) {
    var whole = new Html("");
    for (var part : parts) {
      whole = whole.markup().isEmpty() ? part : whole.plus(new Html("\n\n")).plus(part);
    }
    return whole;
  }
}
