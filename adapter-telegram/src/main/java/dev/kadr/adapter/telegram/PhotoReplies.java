package dev.kadr.adapter.telegram;

import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.ports.Content;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.dialogue.TakePhoto;
import dev.kadr.usecases.dialogue.TakePrompt;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Answers photos, files and words that belong to the dialogue. */
final class PhotoReplies {
  private final Replies replies;
  private final OfferReplies offers;
  private final SupportReplies support;
  private final TelegramFiles files;
  private final UseCases useCases;

  PhotoReplies(
      Replies replies,
      OfferReplies offers,
      SupportReplies support,
      TelegramFiles files,
      UseCases useCases) {
    this.replies = replies;
    this.offers = offers;
    this.support = support;
    this.files = files;
    this.useCases = useCases;
  }

  void answer(Guest guest, Message message) {
    var photo = PhotoFile.in(message);
    if (photo.isPresent()) {
      take(guest, photo.get(), message);
    } else if (message.hasAnimation()) {
      replies.say(guest.chat(), guest.texts().get("photo.animated"));
    } else {
      replies.say(guest.chat(), guest.texts().get("photo.wrong-kind"));
    }
  }

  /** Words: a prompt, a question, or something to be hinted at. */
  void answerWords(Guest guest, MessageId message, String words) {
    switch (useCases.dialogue().takePrompt().take(guest.id(), words)) {
      case TakePrompt.Result.Show(var offer, var replaced) -> offers.show(guest, offer, replaced);
      case TakePrompt.Result.PhotoFirst waiting -> say(guest, "photo.first");
      case TakePrompt.Result.NoDialogue nothing -> say(guest, "hint");
      case TakePrompt.Result.TooLong(int length) ->
          say(guest, "prompt.too-long", length, Prompt.MAX_LENGTH);
      case TakePrompt.Result.Blank blank -> say(guest, "prompt.blank");
      case TakePrompt.Result.IsQuestion question -> support.ask(guest, message, words);
    }
  }

  private void take(Guest guest, PhotoFile photo, Message message) {
    if (photo.size() > PhotoFile.LARGEST) {
      say(guest, "photo.too-large");
      return;
    }
    switch (files.fetch(photo.id(), PhotoFile.LARGEST)) {
      case TelegramFiles.Fetch.Fetched(var bytes) -> taken(guest, Content.of(bytes), message);
      case TelegramFiles.Fetch.TooLarge tooLarge -> say(guest, "photo.too-large");
      case TelegramFiles.Fetch.Gone gone -> say(guest, "photo.unavailable");
      case TelegramFiles.Fetch.NotNow(var pause) -> throw new Replies.NotNow(pause);
      case TelegramFiles.Fetch.Broken(var why) ->
          throw new IllegalStateException("a file cannot be fetched: " + why);
    }
  }

  private void taken(Guest guest, Content photo, Message message) {
    var id = new MessageId(message.getMessageId());
    var caption = Optional.ofNullable(message.getCaption());
    switch (useCases.dialogue().takePhoto().take(guest.id(), id, photo, caption)) {
      case TakePhoto.Result.AskPrompt ask -> say(guest, "photo.ask-prompt");
      case TakePhoto.Result.Show(var offer, var replaced) -> offers.show(guest, offer, replaced);
      case TakePhoto.Result.Gathered part -> {} // the album is told of as a whole
      case TakePhoto.Result.Unusable(var why) -> say(guest, unusable(why));
      case TakePhoto.Result.CaptionTooLong(int length) ->
          say(guest, "photo.caption-too-long", length, Prompt.MAX_LENGTH);
    }
  }

  private static String unusable(Pictures.Why why) {
    return switch (why) {
      case NOT_A_PICTURE -> "photo.not-a-picture";
      case BROKEN -> "photo.broken";
      case TOO_MANY_PIXELS -> "photo.too-many-pixels";
      case BAD_SHAPE -> "photo.bad-shape";
      case ANIMATED -> "photo.animated";
      case HEIC_NOT_SUPPORTED -> "photo.heic-not-supported";
    };
  }

  private void say(Guest guest, String key, Object... values) {
    replies.say(guest.chat(), guest.texts().get(key, values));
  }
}
