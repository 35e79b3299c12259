package dev.kadr.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.stream.StreamSupport;

/** Opens Mini Apps for test users, from the buttons that the bot gave them. */
final class WebApps {
  private static final int QUERY_ID_BYTES = 15;

  private final SecureRandom random = new SecureRandom();
  private final InitData initData;
  private final Clock clock;
  private final Conversations conversations;
  private final BotMenu menu;

  WebApps(TelegramSettings settings, Clock clock, Conversations conversations, BotMenu menu) {
    this.initData = new InitData(settings);
    this.clock = clock;
    this.conversations = conversations;
    this.menu = menu;
  }

  /**
   * What the Mini App behind a button is opened with.
   *
   * @param messageId the message with the button; zero for the menu button
   */
  String open(long userId, int messageId, String url) {
    if (!offers(userId, messageId, url)) {
      throw new IllegalArgumentException("no button opens " + url + " here");
    }
    return initData(userId, clock.instant());
  }

  /** The same without a button, signed at another time if need be. */
  String initData(long userId, Instant signedAt) {
    var person = conversations.person(userId);
    var fields = new LinkedHashMap<String, String>();
    fields.put("query_id", queryId());
    fields.put("user", Json.write(user(person)));
    fields.put("auth_date", Long.toString(signedAt.getEpochSecond()));
    return initData.sign(fields);
  }

  private String queryId() {
    var bytes = new byte[QUERY_ID_BYTES];
    random.nextBytes(bytes);
    return "AA" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A WebAppUser: a User without {@code is_bot}, who may have let the bot write to him. */
  private static ObjectNode user(Person person) {
    var user = person.user();
    user.remove("is_bot");
    return person.started() && !person.blocked() ? user.put("allows_write_to_pm", true) : user;
  }

  private boolean offers(long userId, int messageId, String url) {
    if (messageId == 0) {
      return opens(menu.button(userId), url);
    }
    return conversations
        .message(userId, messageId)
        .map(message -> message.path("reply_markup").path("inline_keyboard"))
        .filter(rows -> hasButton(rows, url))
        .isPresent();
  }

  private static boolean hasButton(JsonNode rows, String url) {
    return StreamSupport.stream(rows.spliterator(), false)
        .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
        .anyMatch(button -> opens(button, url));
  }

  private static boolean opens(JsonNode button, String url) {
    return button.path("web_app").path("url").asText("").equals(url) && !url.isEmpty();
  }
}
