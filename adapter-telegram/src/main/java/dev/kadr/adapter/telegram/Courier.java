package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.ports.messaging.CustomerMessage.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/** Carries finished files into a chat, in as few messages as they fit in, whatever it takes. */
final class Courier {
  /** What a caption holds, in UTF-16 units without markup (Bot API, sendPhoto). */
  private static final int LONGEST_CAPTION = 1_024;

  private static final Html NOTHING = new Html("");

  /** How long it waits itself between two parcels of one result. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int MOST_WAITS = 3;

  private final BotApi api;
  private final Upload upload;
  private final MessageWriter writer;

  Courier(BotApi api, MessageWriter writer) {
    this.api = api;
    this.upload = new Upload(api);
    this.writer = writer;
  }

  /** One trip to one chat. */
  private record Trip(ChatId chat, Texts texts, InlineKeyboardMarkup buttons) {
    String to() {
      return chat.value();
    }
  }

  /**
   * The first file has the words. The last one has the buttons if it travels alone; under an album
   * Telegram shows none, so they follow with a few words of their own.
   */
  Answer<List<Message>> carry(ChatId chat, Texts texts, Result result, Html caption) {
    var trip = new Trip(chat, texts, Keyboards.originals(texts, result.generation()));
    var parcels = new ArrayList<>(Parcel.pack(result.attachments()));
    var words = new ArrayList<>(caption.parts(LONGEST_CAPTION));
    var sent = new ArrayList<Message>();
    var buttoned = false;
    while (!parcels.isEmpty()) {
      var parcel = parcels.removeFirst();
      var last = parcels.isEmpty();
      var under = words.isEmpty() || !sent.isEmpty() ? NOTHING : words.getFirst();
      var answer = patiently(!sent.isEmpty(), () -> hand(trip, parcel, under, last));
      switch (answer) {
        case Answer.Done<List<Message>>(var messages) -> {
          sent.addAll(messages);
          buttoned = last && !parcel.isAlbum();
        }
        case Answer.Refused<List<Message>> refused when parcel.isAlbum() ->
            parcels.addAll(0, parcel.apart());
        // After a first file, whatever else is refused for good does not take the others along.
        case Answer.Refused<List<Message>> refused when !sent.isEmpty() -> {}
        case Answer.Blocked<List<Message>> blocked when !sent.isEmpty() -> {
          return new Answer.Done<>(sent);
        }
        case Answer.Refused<List<Message>> refused -> {
          if (last) {
            return refused;
          }
        }
        // This makes a second copy of what was sent: better than a picture that is paid for and
        // never shown.
        case Answer.Blocked<List<Message>> answered -> {
          return answered;
        }
        case Answer.Later<List<Message>> answered -> {
          return answered;
        }
        case Answer.Unknown<List<Message>> answered -> {
          return answered;
        }
      }
    }
    var left = new ArrayList<>(words.stream().skip(1).toList());
    if (left.isEmpty() && !buttoned) {
      left.add(texts.get("result.more"));
    }
    return rest(trip, left, sent, !buttoned);
  }

  /** What the files could not carry follows as text; they are there already. */
  private Answer<List<Message>> rest(
      Trip trip, List<Html> words, List<Message> sent, boolean withButtons) {
    for (var index = 0; index < words.size(); index++) {
      var text = words.get(index);
      var last = index == words.size() - 1;
      var buttons = last && withButtons ? trip.buttons() : null;
      if (patiently(true, () -> writer.write(trip.to(), text, buttons))
          instanceof Answer.Done<List<Message>>(var messages)) {
        sent.addAll(messages);
      }
    }
    return new Answer.Done<>(sent);
  }

  /**
   * Waits for a short while rather than giving a trip up in the middle: it would begin again, and
   * what was sent would be there twice.
   */
  static <T> Answer<T> patiently(boolean begun, Supplier<Answer<T>> send) {
    var answer = send.get();
    for (var waits = 0; begun && waits < MOST_WAITS; waits++) {
      if (!(answer instanceof Answer.Later<T>(var pause)) || pause.compareTo(PATIENCE) > 0) {
        return answer;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return answer;
      }
      answer = send.get();
    }
    return answer;
  }

  private Answer<List<Message>> hand(Trip trip, Parcel parcel, Html caption, boolean last) {
    if (parcel.form() == Parcel.Form.LINK) {
      return links(trip, parcel, caption, last);
    }
    announce(trip, parcel);
    return parcel.isAlbum()
        ? upload.album(trip.to(), parcel, caption)
        : single(trip, parcel, caption, last ? trip.buttons() : null);
  }

  /** Nothing depends on it. */
  private void announce(Trip trip, Parcel parcel) {
    var action =
        SendChatAction.builder().chatId(trip.to()).action(parcel.action().toString()).build();
    api.call(client -> client.execute(action));
  }

  /** As what it is; what Telegram does not take so it may take as a document, else as a link. */
  private Answer<List<Message>> single(
      Trip trip, Parcel parcel, Html caption, @Nullable InlineKeyboardMarkup buttons) {
    var item = parcel.items().getFirst();
    var answer =
        parcel.form() == Parcel.Form.SEEN
            ? upload.seen(trip.to(), item, caption, buttons)
            : upload.document(trip.to(), item, caption, buttons);
    if (answer instanceof Answer.Refused<Message> && parcel.form() == Parcel.Form.SEEN) {
      answer = upload.document(trip.to(), item, caption, buttons);
    }
    return answer instanceof Answer.Refused<Message> && item.attachment().link().isPresent()
        ? links(trip, parcel, caption, buttons != null)
        : answer.map(List::of);
  }

  private Answer<List<Message>> links(Trip trip, Parcel parcel, Html caption, boolean last) {
    var text = caption;
    for (var item : parcel.items()) {
      var link = item.attachment().link();
      if (link.isPresent()) {
        var name = Uploads.name(item.attachment(), item.number());
        text =
            (text.isEmpty() ? text : text.plus(new Html("\n\n")))
                .plus(
                    trip.texts()
                        .get("result.link", Html.link(link.get().toString(), Html.escape(name))));
      }
    }
    return text.equals(caption)
        ? new Answer.Refused<>("too large for Telegram, and there is no link to it")
        : writer.write(trip.to(), text, last ? trip.buttons() : null);
  }
}
