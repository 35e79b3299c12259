package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A messenger that remembers what it was told to say. Where a test said nothing else, everything
 * arrives, as messages 1, 2, 3 and so on.
 */
public final class RecordingMessenger implements CustomerMessenger {
  private final Deque<Delivery> answers = new ArrayDeque<>();
  private final Deque<Delivery> editAnswers = new ArrayDeque<>();
  private final List<Edited> edited = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();
  private long lastMessage;

  /** One call, whatever was answered. */
  public record Said(ChatId chat, Language language, CustomerMessage message, Delivery answer) {}

  /** What the next message is answered. */
  public synchronized void nextDelivery(Delivery answer) {
    answers.add(answer);
  }

  /** Every message, in order. */
  public synchronized List<Said> said() {
    return List.copyOf(said);
  }

  /** What was said in one chat and arrived there. */
  public synchronized List<CustomerMessage> arrived(ChatId chat) {
    return said.stream()
        .filter(it -> it.chat().equals(chat) && it.answer() instanceof Delivery.Delivered)
        .map(Said::message)
        .toList();
  }

  /** One edit, whatever was answered. */
  public record Edited(
      ChatId chat, Language language, long message, CustomerMessage.Words words, Delivery answer) {}

  /** Every edit, in order. */
  public synchronized List<Edited> edited() {
    return List.copyOf(edited);
  }

  /** What the next edit is answered. */
  public synchronized void nextEdit(Delivery answer) {
    editAnswers.add(answer);
  }

  @Override
  public synchronized Delivery edit(
      ChatId chat, Language language, long message, CustomerMessage.Words words) {
    var answer =
        Optional.ofNullable(editAnswers.poll())
            .orElseGet(() -> new Delivery.Delivered(List.of(message)));
    edited.add(new Edited(chat, language, message, words, answer));
    return answer;
  }

  @Override
  public synchronized Delivery send(ChatId chat, Language language, CustomerMessage message) {
    var answer =
        Optional.ofNullable(answers.poll())
            .orElseGet(() -> new Delivery.Delivered(List.of(++lastMessage)));
    said.add(new Said(chat, language, message, answer));
    return answer;
  }
}
