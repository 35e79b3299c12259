package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.Language;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeChat;

/**
 * The list of commands that Telegram shows beside the composer: by the client's language, until
 * somebody chooses theirs. Nothing waits for it: a bot without a menu is still a bot.
 */
final class CommandMenu {
  private static final Logger LOG = LoggerFactory.getLogger(CommandMenu.class);

  private final BotApi api;

  CommandMenu(BotApi api) {
    this.api = api;
  }

  /** For everybody: in each language, and for those whose language has no menu of its own. */
  void register() {
    for (var language : Language.values()) {
      register(language, Optional.of(language.tag()));
    }
    register(Language.RU, Optional.empty());
  }

  private void register(Language language, Optional<String> tag) {
    var order = SetMyCommands.builder().commands(commands(language));
    tag.ifPresent(order::languageCode);
    if (!(api.call(client -> client.execute(order.build())) instanceof Answer.Done<?>)) {
      LOG.warn("the commands could not be registered for language {}", tag.orElse("any"));
    }
  }

  /** In one chat, whatever language its client speaks. */
  void speak(String chat, Language language) {
    var order =
        SetMyCommands.builder()
            .commands(commands(language))
            .scope(BotCommandScopeChat.builder().chatId(chat).build())
            .build();
    if (!(api.call(client -> client.execute(order)) instanceof Answer.Done<?>)) {
      LOG.warn("the menu of a chat stays in the language it was in");
    }
  }

  private static List<BotCommand> commands(Language language) {
    var texts = Texts.in(language);
    return CommandReplies.COMMANDS.stream()
        .map(command -> new BotCommand(command, texts.plain("command." + command)))
        .toList();
  }
}
