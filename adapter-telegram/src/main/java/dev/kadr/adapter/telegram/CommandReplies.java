package dev.kadr.adapter.telegram;

import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.OpenAccount;
import dev.kadr.usecases.accounts.ShowStatus;
import dev.kadr.usecases.dialogue.CancelDialogue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers commands. */
final class CommandReplies {
  /** In the order of Telegram's menu. */
  static final List<String> COMMANDS = List.of("start", "photo", "status", "cancel", "help");

  private final Replies replies;
  private final UseCases useCases;

  CommandReplies(Replies replies, UseCases useCases) {
    this.replies = replies;
    this.useCases = useCases;
  }

  /**
   * Answers one.
   *
   * @param command without slash and bot name, in lower case
   */
  void answer(Guest guest, String command, OpenAccount.Result opened) {
    switch (command) {
      case "start" -> start(guest, opened);
      case "photo" -> photo(guest);
      case "status" -> status(guest);
      case "cancel" -> cancel(guest);
      case "help" -> help(guest);
      default -> replies.say(guest.chat(), guest.texts().get("hint.command"));
    }
  }

  private void start(Guest guest, OpenAccount.Result opened) {
    var texts = guest.texts();
    var name = Html.escape(guest.account().profile().firstName(), 64);
    var credits =
        switch (opened) {
          case OpenAccount.Result.Opened(var account, long gift) ->
              texts.get("start.gift", texts.count("credits", gift));
          case OpenAccount.Result.Known known ->
              texts.get(
                  "start.balance",
                  texts.count(
                      "credits", useCases.accounts().showStatus().show(guest.id()).available()));
        };
    replies.say(
        guest.chat(),
        paragraphs(
            texts.get("start.greeting", name),
            credits,
            texts.get("start.how"),
            texts.get("start.commands", commands(texts))));
  }

  private void photo(Guest guest) {
    useCases.dialogue().beginPhoto().begin(guest.id());
    replies.say(guest.chat(), guest.texts().get("photo.ask"));
  }

  private void help(Guest guest) {
    var texts = guest.texts();
    replies.say(
        guest.chat(),
        texts.get("help.text", Prompt.MAX_LENGTH, texts.get("start.commands", commands(texts))));
  }

  private void cancel(Guest guest) {
    var key =
        switch (useCases.dialogue().cancel().cancel(guest.id(), Optional.empty())) {
          case CancelDialogue.Result.Cancelled done -> "cancel.done";
          case CancelDialogue.Result.NothingBegun nothing -> "cancel.nothing";
          case CancelDialogue.Result.Stale nothing -> "cancel.nothing";
        };
    replies.say(guest.chat(), guest.texts().get(key));
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
        guest.chat(),
        paragraphs(credits, texts.get("status.no-subscription"), underWay(texts, status)));
  }

  private static Html underWay(Texts texts, ShowStatus.Status status) {
    if (status.underWay().isEmpty()) {
      return texts.get("status.none");
    }
    var lines = texts.get("status.under-way");
    for (var request : status.underWay()) {
      lines = lines.plus(new Html("\n")).plus(texts.get("status.request", stage(texts, request)));
    }
    return lines;
  }

  private static Html stage(Texts texts, ShowStatus.UnderWay request) {
    return request.status() == GenerationEvent.Status.QUEUED && request.ahead() > 0
        ? texts.get("stage.queued-behind", request.ahead())
        : texts.get(
            "stage." + request.status().name().toLowerCase(Locale.ROOT), request.progress());
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
