package dev.kadr.adapter.telegram;

import dev.kadr.domain.accounts.Identity;
import dev.kadr.usecases.accounts.NoteReachability;
import dev.kadr.usecases.accounts.NoteReachability.Contact;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;

/** Takes what Telegram tells of our place in a chat: blocked, and welcome again. */
final class ChatNews {
  private static final Logger LOG = LoggerFactory.getLogger(ChatNews.class);

  private final NoteReachability reachability;

  ChatNews(NoteReachability reachability) {
    this.reachability = reachability;
  }

  void take(ChatMemberUpdated news) {
    if (news.getChat() == null || !news.getChat().isUserChat() || news.getFrom() == null) {
      return; // in a group we are guests, and write to nobody of our own accord
    }
    contact(news)
        .map(contact -> reachability.note(Identity.telegram(news.getFrom().getId()), contact))
        .ifPresent(noted -> LOG.debug("a chat tells: {}", noted));
  }

  private static Optional<Contact> contact(ChatMemberUpdated news) {
    var member = news.getNewChatMember();
    return switch (member == null ? "" : member.getStatus()) {
      case "kicked", "left" -> Optional.of(Contact.REFUSED);
      case "member", "administrator", "creator" -> Optional.of(Contact.WELCOME);
      default -> Optional.empty();
    };
  }
}
