package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.ports.messaging.OrderMessages;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which messages show orders, in a map. */
public final class InMemoryOrderMessages implements OrderMessages {
  private final Map<Place, Shown> shown = new HashMap<>();

  private record Place(OrderId order, ChatId chat) {}

  @Override
  public synchronized void keep(Shown now) {
    shown.put(new Place(now.order(), now.chat()), now);
  }

  @Override
  public synchronized List<Shown> of(OrderId order) {
    return shown.values().stream().filter(it -> it.order().equals(order)).toList();
  }

  @Override
  public synchronized int forgetBefore(Instant before, int limit) {
    var old =
        shown.values().stream()
            .filter(it -> it.at().isBefore(before))
            .sorted(Comparator.comparing(Shown::at))
            .limit(limit)
            .toList();
    old.forEach(it -> shown.remove(new Place(it.order(), it.chat())));
    return old.size();
  }
}
