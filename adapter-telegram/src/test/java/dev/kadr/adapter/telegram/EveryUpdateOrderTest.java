package dev.kadr.adapter.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * In whatever order six updates come, a request is made exactly when its own button was pressed.
 */
class EveryUpdateOrderTest {
  private final BotWorld bot = new BotWorld();

  /** What a person does. */
  private enum Deed {
    BEGIN,
    PHOTO,
    WORDS,
    CONFIRM,
    CONFIRM_AGAIN,
    CANCEL
  }

  /** Where a person then stands, as simply as it can be said. */
  private enum Place {
    NOWHERE,
    PHOTO_DUE,
    WORDS_DUE,
    OFFERED;

    Place after(Deed deed) {
      return switch (deed) {
        case BEGIN -> PHOTO_DUE;
        case CANCEL -> NOWHERE;
        case PHOTO -> this == OFFERED ? OFFERED : WORDS_DUE;
        case WORDS -> this == NOWHERE ? NOWHERE : OFFERED;
        case CONFIRM, CONFIRM_AGAIN -> this == OFFERED ? NOWHERE : this;
      };
    }
  }

  @AfterEach
  void close() {
    bot.close();
  }

  private static Set<List<Deed>> everyOrder() {
    var orders = new LinkedHashSet<List<Deed>>();
    collect(new ArrayList<>(), new ArrayList<>(List.of(Deed.values())), orders);
    return orders;
  }

  private static void collect(List<Deed> done, List<Deed> left, Set<List<Deed>> orders) {
    if (left.isEmpty()) {
      orders.add(List.copyOf(done));
    }
    for (var deed : left) {
      var next = new ArrayList<>(done);
      next.add(deed);
      var rest = new ArrayList<>(left);
      rest.remove(deed);
      collect(next, rest, orders);
    }
  }

  private String update(Person person, Deed deed) {
    return switch (deed) {
      case BEGIN -> person.writes("/photo");
      case PHOTO -> person.sendsPhoto("photo");
      case WORDS -> person.writes("на закате");
      case CANCEL -> person.writes("/cancel");
      case CONFIRM, CONFIRM_AGAIN -> person.presses(bot.telegram.lastMessage(), "photo:confirm");
    };
  }

  @Test
  void everyOrderEndsAsItShould() {
    var orders = everyOrder();
    assertThat(orders).hasSize(720);
    for (var order : orders) {
      var person = Person.russian();
      var place = Place.NOWHERE;
      var requests = 0;
      bot.hear(person.writes("/status"));
      for (var deed : order) {
        bot.hear(update(person, deed));
        var next = place.after(deed);
        var pressed = deed == Deed.CONFIRM || deed == Deed.CONFIRM_AGAIN;
        requests += pressed && place == Place.OFFERED ? 1 : 0;
        place = next;
      }
      var account = bot.account(person);
      assertThat(bot.world.generations().history(account, 0, 10)).as("%s", order).hasSize(requests);
      assertThat(bot.available(person)).as("%s", order).isEqualTo(10 - 2L * requests);
      assertThat(bot.dialogues.find(account).isPresent())
          .as("%s", order)
          .isEqualTo(place != Place.NOWHERE);
    }
  }
}
