package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.Bucket;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Reason;
import dev.kadr.domain.credits.Transfer;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.ports.accounts.StatementLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The transfers of one account as its owner reads them, oldest first. */
final class Statement {
  private final Tables tables;
  private final AccountId account;

  Statement(Tables tables, AccountId account) {
    this.tables = tables;
    this.account = account;
  }

  /** What makes transfers of several grants one movement. */
  private record Cause(String reference, Instant at) {}

  private record Counted(long number, Transfer transfer) {}

  List<StatementLine> lines() {
    var movements = new LinkedHashMap<Cause, List<Counted>>();
    var number = 0L;
    for (var transfer : tables.transfers.values()) {
      number++;
      if (tables.owner(transfer.grant()).equals(Optional.of(account))) {
        movements
            .computeIfAbsent(cause(transfer), cause -> new ArrayList<>())
            .add(new Counted(number, transfer));
      }
    }
    var lines = new ArrayList<StatementLine>();
    var balance = 0L;
    var held = 0L;
    for (var movement : movements.entrySet()) {
      var free = sum(movement.getValue(), Bucket.AVAILABLE);
      balance += free;
      held += sum(movement.getValue(), Bucket.HELD);
      lines.add(line(movement.getKey(), movement.getValue().getLast(), free, balance, held));
    }
    return lines;
  }

  private StatementLine line(Cause cause, Counted last, long free, long balance, long held) {
    var transfer = last.transfer();
    return new StatementLine(
        last.number(),
        transfer.at(),
        transfer.reason(),
        origin(transfer),
        free,
        balance,
        held,
        generation(cause));
  }

  private Optional<Origin> origin(Transfer transfer) {
    return Optional.ofNullable(tables.grants.get(transfer.grant()))
        .filter(grant -> transfer.reason() == Reason.GRANT)
        .map(grant -> grant.it().provenance().origin());
  }

  private Optional<GenerationId> generation(Cause cause) {
    return tables.requests.values().stream()
        .filter(
            request -> cause.reference().endsWith("/" + request.ticket().hold().value().toString()))
        .map(request -> request.id())
        .findFirst();
  }

  private static long sum(List<Counted> movement, Bucket bucket) {
    return movement.stream()
        .map(Counted::transfer)
        .mapToLong(
            transfer ->
                transfer.move().to() == bucket
                    ? transfer.amount()
                    : transfer.move().from() == bucket ? -transfer.amount() : 0)
        .sum();
  }

  /** A reference ends in the grant, except that of the grant's own beginning. */
  private static Cause cause(Transfer transfer) {
    var reference = transfer.reference();
    var end = "/" + transfer.grant().value();
    return new Cause(
        transfer.reason() == Reason.GRANT
            ? reference
            : reference.substring(0, reference.length() - end.length()),
        transfer.at());
  }
}
