package dev.kadr.sandbox.telegram;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a user sends something: with which words, in answer to what, and for tests in which order and
 * with which pauses the parts of an album reach the bot.
 *
 * @param captionAt the part that bears the caption, from 0; Telegram's clients put it on the first
 * @param replyTo the message that is answered, 0 for none
 * @param order the parts by their numbers in the order of their updates; empty for their own order
 * @param gap the time between the update of one part and that of the next
 */
public record Sent(String caption, int captionAt, int replyTo, List<Integer> order, Duration gap) {
  private static final Duration LONGEST_GAP = Duration.ofMinutes(10);

  public Sent {
    order = List.copyOf(order);
    if (gap.isNegative() || gap.compareTo(LONGEST_GAP) > 0) {
      throw new IllegalArgumentException("gap_millis is 0 to " + LONGEST_GAP.toMillis());
    }
  }

  public static Sent with(String caption) {
    return new Sent(caption, 0, 0, List.of(), Duration.ZERO);
  }

  public Sent inReplyTo(int messageId) {
    return new Sent(caption, captionAt, messageId, order, gap);
  }

  public Sent inOrder(Integer... parts) {
    return new Sent(caption, captionAt, replyTo, List.of(parts), gap);
  }

  public Sent withGap(Duration pause) {
    return new Sent(caption, captionAt, replyTo, order, pause);
  }

  /** The parts in the order of their updates, each of them once. */
  List<Integer> order(int parts) {
    var natural = IntStream.range(0, parts).boxed().toList();
    if (order.isEmpty()) {
      return natural;
    }
    if (!order.stream().sorted().toList().equals(natural)) {
      throw new IllegalArgumentException(
          "order names each of the parts 0 to " + (parts - 1) + " once, not " + order);
    }
    return order;
  }
}
