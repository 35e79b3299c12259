package dev.kadr.adapter.persistence;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.credits.Grant;
import dev.kadr.domain.credits.Hold;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.credits.Movement;
import dev.kadr.domain.credits.Transfer;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Task;
import dev.kadr.ports.accounts.Farewell;
import dev.kadr.ports.generation.Closure;
import dev.kadr.ports.generation.ProviderCallback;
import dev.kadr.ports.generation.ProviderCost;
import dev.kadr.ports.generation.ProviderLoss;
import dev.kadr.ports.generation.Receipt;
import dev.kadr.ports.generation.Refusal;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.orders.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one transaction noted, by the part of {@link Flush} that writes it. */
final class Notes {
  final List<Opened> newAccounts = new ArrayList<>();
  final List<Account> savedAccounts = new ArrayList<>();
  final List<Farewell> farewells = new ArrayList<>();
  final List<Mark> newMarks = new ArrayList<>();
  final List<Owned<Grant>> newGrants = new ArrayList<>();
  final List<Owned<Grant>> changedGrants = new ArrayList<>();
  final List<Owned<Hold>> newHolds = new ArrayList<>();
  final List<Placed<HoldId, Hold.Part>> newHoldParts = new ArrayList<>();
  final List<Owned<Hold>> resolvedHolds = new ArrayList<>();
  final List<Transfer> newTransfers = new ArrayList<>();
  final List<GenerationRequest> newRequests = new ArrayList<>();
  final List<Receipt> newReceipts = new ArrayList<>();
  final List<Refusal> newRefusals = new ArrayList<>();
  final List<GenerationRequest> savedRequests = new ArrayList<>();
  final List<Placed<GenerationId, Output>> newOutputs = new ArrayList<>();
  final List<GenerationEvent> newEvents = new ArrayList<>();
  final List<Contact> savedContacts = new ArrayList<>();
  final List<Order> newOrders = new ArrayList<>();
  final List<Order> savedOrders = new ArrayList<>();
  final List<Payment> newPayments = new ArrayList<>();
  final List<Payment> savedPayments = new ArrayList<>();
  final List<Refund> newRefunds = new ArrayList<>();
  final List<Refund> savedRefunds = new ArrayList<>();
  final List<Subscription> savedSubscriptions = new ArrayList<>();
  final List<Notification> newNotifications = new ArrayList<>();
  final List<Notification> savedNotifications = new ArrayList<>();
  final List<Notice> newNotices = new ArrayList<>();
  final List<Notice> savedNotices = new ArrayList<>();
  final List<Question> newQuestions = new ArrayList<>();
  final List<Question.Copy> newCopies = new ArrayList<>();
  final List<Question.Answer> newAnswers = new ArrayList<>();
  final List<ProviderCallback> newCallbacks = new ArrayList<>();
  final List<ProviderCallback> savedCallbacks = new ArrayList<>();
  final List<ProviderCost> newCosts = new ArrayList<>();
  final List<ProviderLoss> newLosses = new ArrayList<>();
  final List<Closure> newClosures = new ArrayList<>();
  final List<ProviderId> endedClosures = new ArrayList<>();
  final List<Alert> newAlerts = new ArrayList<>();
  final List<Mended> endedAlerts = new ArrayList<>();
  final List<Task> newTasks = new ArrayList<>();

  private final Set<Row> rows = new HashSet<>();

  record Opened(Account account, Identity identity) {}

  /** By what somebody who left will be known. */
  record Mark(String mark, Instant at) {}

  record Owned<T>(AccountId account, T it) {}

  /** One of several that belong to {@code of}, counted from 1. */
  record Placed<K, T>(K of, int position, T it) {}

  /** What an alert was about. */
  record Mended(Alert.Kind kind, String reference) {}

  private record Row(String table, Object key) {}

  boolean areEmpty() {
    return rows.isEmpty();
  }

  /**
   * Says that a row will be written.
   *
   * @throws IllegalStateException when it is to be written already: one of the two would be lost
   */
  void claim(String table, Object key) {
    if (!rows.add(new Row(table, key))) {
      throw new IllegalStateException("one transaction notes " + key + " of " + table + " twice");
    }
  }

  void append(Movement movement) {
    var account = movement.account();
    for (var grant : movement.granted()) {
      claim("grants", grant.id());
      newGrants.add(new Owned<>(account, grant));
    }
    for (var grant : movement.changed()) {
      claim("grants", grant.id());
      changedGrants.add(new Owned<>(account, grant));
    }
    movement.opened().ifPresent(hold -> open(account, hold));
    movement.resolved().ifPresent(hold -> resolve(account, hold));
    for (var transfer : movement.transfers()) {
      claim("transfers", transfer.reference());
      newTransfers.add(transfer);
    }
  }

  private void open(AccountId account, Hold hold) {
    claim("holds", hold.id());
    newHolds.add(new Owned<>(account, hold));
    place(hold.id(), hold.parts(), newHoldParts);
  }

  private void resolve(AccountId account, Hold hold) {
    claim("holds", hold.id());
    resolvedHolds.add(new Owned<>(account, hold));
  }

  void outputs(GenerationRequest request) {
    place(request.id(), StateColumns.outputs(request.state()), newOutputs);
  }

  private static <K, T> void place(K of, List<T> things, List<Placed<K, T>> places) {
    for (var i = 0; i < things.size(); i++) {
      places.add(new Placed<>(of, i + 1, things.get(i)));
    }
  }
}
