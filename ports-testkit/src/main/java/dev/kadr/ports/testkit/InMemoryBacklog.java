package dev.kadr.ports.testkit;

import dev.kadr.domain.credits.Hold;
import dev.kadr.ports.Backlog;
import dev.kadr.ports.orders.Notification;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What waits in the {@link InMemoryWorld}. */
final class InMemoryBacklog implements Backlog {
  private static final Set<Notification.Status> UNREAD =
      Set.of(Notification.Status.WAITING, Notification.Status.UNMATCHED);

  private final InMemoryWorld world;
  private final Clock clock;

  InMemoryBacklog(InMemoryWorld world, Clock clock) {
    this.world = world;
    this.clock = clock;
  }

  private record One(Line line, String kind, long credits, Optional<Instant> since) {}

  @Override
  public List<Waiting> look() {
    var lines = new ArrayList<Waiting>();
    all(world.committed())
        .collect(Collectors.groupingBy(one -> one.line() + "/" + one.kind()))
        .values()
        .forEach(
            same ->
                lines.add(
                    new Waiting(
                        same.getFirst().line(),
                        same.getFirst().kind(),
                        same.size(),
                        same.stream().mapToLong(One::credits).sum(),
                        same.stream()
                            .flatMap(one -> one.since().stream())
                            .min(Instant::compareTo))));
    return lines;
  }

  private Stream<One> all(Tables tables) {
    var now = clock.instant();
    var tasks =
        tables.tasks.values().stream()
            .map(waiting -> waiting.task())
            .filter(task -> !task.due().isAfter(now))
            .map(task -> new One(Line.TASK, task.kind().id(), 0, Optional.of(task.due())));
    var requests =
        tables.requests.values().stream()
            .filter(request -> States.waiting(request.state()))
            .map(
                request ->
                    new One(
                        Line.GENERATION,
                        snake(request.state().getClass().getSimpleName()),
                        0,
                        Optional.of(request.ticket().requestedAt())));
    var holds =
        tables.holds.values().stream()
            .map(owned -> owned.it())
            .filter(hold -> hold.status() == Hold.Status.OPEN)
            .map(
                hold -> new One(Line.HOLD, lower(hold.purpose()), hold.amount(), Optional.empty()));
    var alerts =
        tables.alerts.values().stream()
            .map(open -> open.alert())
            .map(alert -> new One(Line.ALERT, lower(alert.kind()), 0, Optional.of(alert.at())));
    return Stream.of(tasks, requests, holds, alerts, money(tables)).flatMap(ones -> ones);
  }

  private static Stream<One> money(Tables tables) {
    var payments =
        tables.payments.values().stream()
            .filter(payment -> payment.isLive())
            .map(
                payment ->
                    new One(
                        Line.PAYMENT,
                        snake(payment.state().getClass().getSimpleName()),
                        0,
                        Optional.of(payment.request().askedAt())));
    var notifications =
        tables.notifications.values().stream()
            .filter(known -> UNREAD.contains(known.status()))
            .map(
                known ->
                    new One(
                        Line.NOTIFICATION,
                        lower(known.status()),
                        0,
                        Optional.of(known.receivedAt())));
    return Stream.concat(payments, notifications);
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
