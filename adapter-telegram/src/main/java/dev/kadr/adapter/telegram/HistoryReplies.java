package dev.kadr.adapter.telegram;

import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.generation.State;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.generation.ShowHistory;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Shows what an account asked for: one message that is turned page by page, in place. */
final class HistoryReplies {
  private static final int SHOWN_PROMPT = 80;

  /** Where the shop is; what a buyer's clock says we are not told. */
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Europe/Moscow"));

  private final Replies replies;
  private final Originals originals;
  private final UseCases useCases;

  HistoryReplies(Replies replies, Originals originals, UseCases useCases) {
    this.replies = replies;
    this.originals = originals;
    this.useCases = useCases;
  }

  void show(Guest guest) {
    var page = page(guest, 0);
    if (page.entries().isEmpty()) {
      replies.say(guest.chat(), guest.texts().get("history.empty"));
    } else {
      replies.say(guest.chat(), text(guest.texts(), page), Keyboards.history(guest.texts(), page));
    }
  }

  /** Turns to a page; an empty one is none, since what was asked for is never taken back. */
  String turn(Guest guest, MessageId message, int number) {
    var page = page(guest, number);
    if (page.entries().isEmpty()) {
      return "toast.stale";
    }
    replies.edit(
        guest.chat(), message, text(guest.texts(), page), Keyboards.history(guest.texts(), page));
    return "toast.turned";
  }

  /** Sends what was made on a page. */
  String showPictures(Guest guest, int number) {
    var previews = page(guest, number).previews();
    if (previews.isEmpty()) {
      return "toast.no-files";
    }
    originals.sendPreviews(guest, previews);
    return "toast.sending";
  }

  private ShowHistory.Page page(Guest guest, int number) {
    return useCases.generation().showHistory().show(guest.id(), number);
  }

  private static Html text(Texts texts, ShowHistory.Page page) {
    var whole = texts.get("history.title", page.number() + 1);
    for (var entry : page.entries()) {
      var request = entry.request();
      whole =
          whole.plus(
              texts.get(
                  "history.entry",
                  entry.number(),
                  DAY.format(request.ticket().requestedAt()),
                  texts.of(entry.model()),
                  outcome(texts, entry),
                  Html.escape(request.wish().instruction().words().text(), SHOWN_PROMPT),
                  files(texts, entry)));
    }
    return whole;
  }

  /** A link for each file; what was made and is gone is said to be. */
  private static Html files(Texts texts, ShowHistory.Entry entry) {
    if (entry.links().isEmpty()) {
      return isMade(entry) ? texts.get("history.removed") : new Html("");
    }
    var links = new Html("");
    for (var index = 0; index < entry.links().size(); index++) {
      var words = texts.get("history.file", index + 1);
      var link = Html.link(entry.links().get(index).toString(), words);
      links = index == 0 ? link : links.plus(new Html(" · ")).plus(link);
    }
    return texts.get("history.files", links);
  }

  private static boolean isMade(ShowHistory.Entry entry) {
    return switch (entry.request().state()) {
      case State.Completed done -> true;
      case State.DeliveredFree gift -> true;
      case State.Preparing no -> false;
      case State.UnderWay no -> false;
      case State.TimedOut no -> false;
      case State.Failed no -> false;
      case State.Cancelled no -> false;
    };
  }

  private static Html outcome(Texts texts, ShowHistory.Entry entry) {
    return switch (entry.request().state()) {
      case State.Preparing waiting -> texts.get("history.under-way");
      case State.UnderWay waiting -> texts.get("history.under-way");
      case State.TimedOut none -> texts.get("history.failed");
      case State.Failed none -> texts.get("history.failed");
      case State.Cancelled none -> texts.get("history.cancelled");
      case State.DeliveredFree gift -> texts.get("history.gift");
      case State.Completed done ->
          texts.get("history.done", texts.count("credits", entry.charged()));
    };
  }
}
