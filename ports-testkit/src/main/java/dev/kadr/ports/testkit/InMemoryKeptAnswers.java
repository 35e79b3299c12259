package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.Ticket;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.ports.KeptAnswers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was answered to callers' keys in the {@link InMemoryWorld}. */
final class InMemoryKeptAnswers implements KeptAnswers {
  private final InMemoryWorld world;

  InMemoryKeptAnswers(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Kept take(AccountId account, PurchaseKey key, String fingerprint, Instant now) {
    var wanted = new Tables.Wanted<>(account, key);
    var fresh = new Tables.Answered(fingerprint, Optional.empty(), now);
    world.change(tables -> tables.answered.putIfAbsent(wanted, fresh));
    var kept = world.committed().answered.getOrDefault(wanted, fresh);
    return new Kept(kept.fingerprint(), kept.answer());
  }

  @Override
  public String answer(AccountId account, PurchaseKey key, String answer) {
    var wanted = new Tables.Wanted<>(account, key);
    world.change(
        tables ->
            tables.answered.computeIfPresent(
                wanted,
                (same, kept) ->
                    new Tables.Answered(
                        kept.fingerprint(),
                        kept.answer().or(() -> Optional.of(answer)),
                        kept.at())));
    return Optional.ofNullable(world.committed().answered.get(wanted))
        .flatMap(Tables.Answered::answer)
        .orElse(answer);
  }

  @Override
  public void forget(AccountId account, PurchaseKey key) {
    world.change(tables -> tables.answered.remove(new Tables.Wanted<>(account, key)));
  }

  @Override
  public int sweep(Instant before, int limit) {
    var tables = world.committed();
    var nos =
        tables.refusals.entrySet().stream()
            .filter(no -> no.getValue().at().isBefore(before))
            .map(no -> no.getKey())
            .limit(limit)
            .toList();
    var answers =
        tables.answered.entrySet().stream()
            .filter(kept -> kept.getValue().at().isBefore(before))
            .map(kept -> kept.getKey())
            .limit(limit)
            .toList();
    var receipts =
        tables.receipts.keySet().stream()
            .filter(
                id ->
                    Optional.ofNullable(tables.requests.get(id))
                        .filter(request -> request.ticket().requestedAt().isBefore(before))
                        .isPresent())
            .limit(limit)
            .toList();
    world.change(
        next -> {
          nos.forEach(next.refusals::remove);
          answers.forEach(next.answered::remove);
          answers.forEach(wanted -> free(next, wanted));
          free(next, receipts);
        });
    return nos.size() + answers.size() + receipts.size();
  }

  private static void free(Tables tables, Tables.Wanted<PurchaseKey> wanted) {
    new Purchases(tables)
        .of(wanted.account(), wanted.key())
        .map(purchase -> purchase.order())
        .ifPresent(
            order -> {
              var key = new PurchaseKey("swept:" + order.id().value());
              tables.orders.put(order.id(), under(order, key));
            });
  }

  private static Order under(Order order, PurchaseKey key) {
    var buyer = order.buyer();
    return new Order(
        order.id(),
        new Buyer(buyer.account(), key, buyer.channel(), buyer.utm()),
        order.goods(),
        order.placedAt(),
        order.state());
  }

  private static void free(Tables tables, List<GenerationId> receipts) {
    for (var id : receipts) {
      tables.receipts.remove(id);
      tables.requests.computeIfPresent(
          id,
          (same, request) ->
              request.ticket().key().value().startsWith("api:") ? freed(request) : request);
    }
  }

  private static GenerationRequest freed(GenerationRequest request) {
    var ticket = request.ticket();
    var key = new SubmitKey("swept:" + request.id().value());
    return new GenerationRequest(
        request.id(),
        new Ticket(ticket.account(), ticket.hold(), key, ticket.source(), ticket.requestedAt()),
        request.wish(),
        request.terms(),
        request.state(),
        request.trail());
  }
}
