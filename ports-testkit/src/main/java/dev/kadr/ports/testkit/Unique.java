package dev.kadr.ports.testkit;

import static dev.kadr.ports.testkit.Tables.insert;
import static dev.kadr.ports.testkit.Tables.replace;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.credits.Grant;
import dev.kadr.domain.credits.Hold;
import dev.kadr.domain.credits.Movement;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.Refund;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes rows that are unique by more than their id. */
final class Unique {
  private Unique() {}

  static void add(Tables tables, GenerationRequest request) {
    var ticket = request.ticket();
    for (var other : tables.requests.values()) {
      if (other.ticket().account().equals(ticket.account())
          && other.ticket().key().equals(ticket.key())) {
        throw new RepeatedKey(ticket.key());
      }
      if (other.ticket().hold().equals(ticket.hold())) {
        throw new RepeatedKey(ticket.hold());
      }
    }
    insert(tables.requests, request.id(), request);
    jobIsItsOwn(tables, request);
  }

  static void save(Tables tables, GenerationRequest request) {
    replace(tables.requests, request.id(), request);
    jobIsItsOwn(tables, request);
  }

  /** A provider's job is one request's: otherwise one picture would be charged for twice. */
  private static void jobIsItsOwn(Tables tables, GenerationRequest request) {
    var job = States.job(request.state());
    if (job.isEmpty()) {
      return;
    }
    for (var other : tables.requests.values()) {
      if (!other.id().equals(request.id())
          && other.terms().provider().equals(request.terms().provider())
          && States.job(other.state()).equals(job)) {
        throw new RepeatedKey(job.get());
      }
    }
  }

  static void add(Tables tables, Order order) {
    if (new Purchases(tables).of(order.buyer().account(), order.buyer().key()).isPresent()) {
      throw new RepeatedKey(order.buyer().key());
    }
    insert(tables.orders, order.id(), order);
  }

  static void add(Tables tables, Payment payment) {
    for (var other : tables.payments.values()) {
      if (other.request().key().equals(payment.request().key())
          || (other.order().equals(payment.order()) && other.attempt() == payment.attempt())) {
        throw new RepeatedKey(payment.request().key());
      }
    }
    insert(tables.payments, payment.id(), payment);
    isItsOwn(payment, payment.provider(), tables.payments.values(), Payment::provider);
  }

  static void save(Tables tables, Payment payment) {
    replace(tables.payments, payment.id(), payment);
    isItsOwn(payment, payment.provider(), tables.payments.values(), Payment::provider);
  }

  static void add(Tables tables, Refund refund) {
    insert(tables.refunds, refund.id(), refund);
    isItsOwn(refund, refund.provider(), tables.refunds.values(), Refund::provider);
  }

  static void save(Tables tables, Refund refund) {
    replace(tables.refunds, refund.id(), refund);
    isItsOwn(refund, refund.provider(), tables.refunds.values(), Refund::provider);
  }

  /** What the gateway has once is here once: otherwise its money would count twice. */
  private static <T, I> void isItsOwn(
      T row, Optional<I> provider, Collection<T> all, Function<T, Optional<I>> named) {
    if (provider.isPresent()
        && all.stream()
            .anyMatch(other -> !other.equals(row) && named.apply(other).equals(provider))) {
      throw new RepeatedKey(provider.get());
    }
  }

  static void claim(Notes notes, Movement movement) {
    var grants = new LinkedHashSet<Object>();
    Stream.concat(movement.granted().stream(), movement.changed().stream())
        .forEach(grant -> grants.add(grant.id()));
    grants.forEach(grant -> notes.claim("grants", grant));
    Stream.concat(movement.opened().stream(), movement.resolved().stream())
        .forEach(hold -> notes.claim("holds", hold.id()));
    movement.transfers().forEach(transfer -> notes.claim("transfers", transfer.reference()));
  }

  static void append(Tables tables, Movement movement) {
    var account = movement.account();
    movement.granted().forEach(grant -> grant(tables, account, grant));
    for (var grant : movement.changed()) {
      requireOwner(tables, account, grant);
      replace(tables.grants, grant.id(), new Tables.Owned<>(account, grant));
    }
    movement
        .opened()
        .ifPresent(hold -> insert(tables.holds, hold.id(), new Tables.Owned<>(account, hold)));
    movement.resolved().ifPresent(hold -> resolve(tables, account, hold));
    movement
        .transfers()
        .forEach(transfer -> insert(tables.transfers, transfer.reference(), transfer));
  }

  private static void grant(Tables tables, AccountId account, Grant grant) {
    for (var other : tables.grants.values()) {
      var cause = other.it().provenance();
      if (cause.origin() == grant.provenance().origin()
          && cause.reference().equals(grant.provenance().reference())) {
        throw new RepeatedKey(cause);
      }
    }
    insert(tables.grants, grant.id(), new Tables.Owned<>(account, grant));
  }

  private static void requireOwner(Tables tables, AccountId account, Grant grant) {
    var row = tables.grants.get(grant.id());
    if (row == null || !row.account().equals(account)) {
      throw new IllegalStateException(grant.id() + " was never granted to " + account);
    }
  }

  private static void resolve(Tables tables, AccountId account, Hold hold) {
    var row = tables.holds.get(hold.id());
    if (row == null || !row.account().equals(account)) {
      throw new IllegalStateException(hold.id() + " was never made by " + account);
    }
    if (row.it().status() != Hold.Status.OPEN) {
      throw new IllegalStateException(hold.id() + " was resolved before");
    }
    replace(tables.holds, hold.id(), new Tables.Owned<>(account, hold));
  }
}
