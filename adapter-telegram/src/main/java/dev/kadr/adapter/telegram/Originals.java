package dev.kadr.adapter.telegram;

import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;

/** Sends finished files as they are kept, not as Telegram would compress them. */
final class Originals {
  private final BotApi api;

  Originals(BotApi api) {
    this.api = api;
  }

  void send(Guest guest, List<Attachment> files) {
    for (var index = 0; index < files.size(); index++) {
      var number = index + 1;
      var file = files.get(index);
      var answer = api.send(guest.chat(), client -> client.execute(document(guest, file, number)));
      if (answer instanceof Answer.Later<?>(var pause)) {
        throw new Replies.NotNow(pause);
      }
    }
  }

  private static SendDocument document(Guest guest, Attachment file, int number) {
    return SendDocument.builder()
        .chatId(guest.chat())
        .document(Uploads.file(file, number))
        .disableContentTypeDetection(true)
        .build();
  }
}
