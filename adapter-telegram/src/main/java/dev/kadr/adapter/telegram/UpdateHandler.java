package dev.kadr.adapter.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.OpenAccount;
import java.util.Locale;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Handles one update: who it is from, what it is, who answers it. */
final class UpdateHandler {
  private final ObjectMapper json = new ObjectMapper();
  private final Replies replies;
  private final Apologies apologies;
  private final ChatNews news;
  private final CommandReplies commands;
  private final PhotoReplies photos;
  private final AlbumReplies albums;
  private final SupportReplies support;
  private final BuyReplies buys;
  private final PressReplies presses;
  private final OpenAccount accounts;
  private final MiniApps apps;

  UpdateHandler(
      BotApi api, TelegramFiles files, UseCases useCases, Telegram.Site site, MiniApps apps) {
    this.replies = new Replies(api, useCases.accounts().noteReachability());
    this.apologies = new Apologies(replies);
    this.news = new ChatNews(useCases.accounts().noteReachability());
    var offers = new OfferReplies(replies, useCases);
    var originals = new Originals(api, replies);
    var history = new HistoryReplies(replies, originals, useCases);
    this.support = new SupportReplies(replies, useCases);
    this.buys = new BuyReplies(replies, useCases);
    var signIn = new SignInReplies(replies, site.links(), site.name());
    this.commands = new CommandReplies(replies, history, buys, support, signIn, useCases);
    this.photos = new PhotoReplies(replies, offers, support, files, useCases);
    this.albums = new AlbumReplies(files, useCases.dialogue().takeAlbumPart());
    this.presses = new PressReplies(replies, offers, originals, history, buys, signIn, useCases);
    this.accounts = useCases.accounts().open();
    this.apps = apps;
  }

  /** The update cannot be read; trying again will not help. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(Throwable cause) {
      super(cause.getClass().getSimpleName(), cause);
    }
  }

  /**
   * Handles it.
   *
   * @param body the update as JSON
   * @throws Unreadable when it is no update
   * @throws Replies.NotNow when it is to be tried again
   */
  void handle(String body) {
    var update = read(body);
    if (update.hasCallbackQuery()) {
      pressed(update.getCallbackQuery());
    } else if (update.hasMessage()) {
      wrote(update.getMessage());
    } else if (update.hasMyChatMember()) {
      news.take(update.getMyChatMember());
    }
  }

  /** Says that something went wrong to whoever waits for an answer, if that can be found out. */
  void apologise(String body) {
    apologies.sorry(body);
  }

  /** Says once that this is more than anybody answers, and what becomes of it. */
  void askForPatience(String body) {
    apologies.patience(body);
  }

  private Update read(String body) {
    try {
      return Optional.ofNullable(json.readValue(body, Update.class))
          .orElseThrow(() -> new Unreadable(new IllegalArgumentException("no update")));
    } catch (JsonProcessingException notAnUpdate) {
      throw new Unreadable(notAnUpdate);
    }
  }

  private void wrote(Message message) {
    if (message.getFrom() == null || message.getFrom().getIsBot()) {
      return;
    }
    if (!isPrivate(message)) {
      hintGroup(message);
      return;
    }
    var chat = message.getChatId().toString();
    var opened = open(message.getFrom(), chat);
    var guest = guest(opened, chat);
    var command = command(message);
    if (command.isPresent()) {
      commands.answer(guest, command.get(), opened);
    } else if (!support.takesAnswer(guest, message)) {
      answer(guest, message);
    }
  }

  private void answer(Guest guest, Message message) {
    if (message.hasText() && buys.takesAddress(guest, message.getText())) {
      return;
    }
    if (message.hasText()) {
      photos.answerWords(guest, new MessageId(message.getMessageId()), message.getText());
    } else if (AlbumReplies.isPart(message)) {
      albums.take(guest, message);
    } else {
      photos.answer(guest, message);
    }
  }

  /** A group is told once that this is the wrong place: when it calls the bot by a command. */
  private void hintGroup(Message message) {
    if (message.getChat().isChannelChat() || command(message).isEmpty()) {
      return;
    }
    replies.say(message.getChatId().toString(), texts(message.getFrom()).get("hint.group"));
  }

  private void pressed(CallbackQuery query) {
    var message = query.getMessage();
    if (message == null || query.getData() == null || !message.isUserMessage()) {
      replies.toast(query.getId(), texts(query.getFrom()).plain("toast.stale"));
      return;
    }
    var chat = message.getChatId().toString();
    var guest = guest(open(query.getFrom(), chat), chat);
    presses.answer(
        guest,
        new PressReplies.Press(
            query.getId(), new MessageId(message.getMessageId()), query.getData()));
  }

  private OpenAccount.Result open(User from, String chat) {
    return accounts.open(
        Identity.telegram(from.getId()),
        new Profile(
            from.getFirstName() == null ? "" : from.getFirstName(),
            Optional.ofNullable(from.getUserName()),
            language(from)),
        new ChatId(chat));
  }

  private Guest guest(OpenAccount.Result opened, String chat) {
    var account = opened.account();
    return new Guest(account, chat, Texts.in(account.language()), apps);
  }

  private static Texts texts(User from) {
    return Texts.in(language(from));
  }

  private static Language language(User from) {
    return Language.ofTag(from.getLanguageCode() == null ? "" : from.getLanguageCode());
  }

  private static boolean isPrivate(Message message) {
    return message.getChat() != null && message.getChat().isUserChat();
  }

  /** The command at the start of a text. */
  private static Optional<Command> command(Message message) {
    if (!message.hasText() || !message.getText().startsWith("/")) {
      return Optional.empty();
    }
    var parts = message.getText().substring(1).split("\\s+", 2);
    var at = parts[0].indexOf('@');
    return Optional.of(
        new Command(
            (at < 0 ? parts[0] : parts[0].substring(0, at)).toLowerCase(Locale.ROOT),
            parts.length < 2 ? "" : parts[1].strip(),
            new MessageId(message.getMessageId())));
  }
}
