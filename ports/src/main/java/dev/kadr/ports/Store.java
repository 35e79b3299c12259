package dev.kadr.ports;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.credits.Movement;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.accounts.Farewell;
import dev.kadr.ports.accounts.Leaver;
import dev.kadr.ports.accounts.LockedAccount;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.generation.Closure;
import dev.kadr.ports.generation.LockedRequest;
import dev.kadr.ports.generation.ProviderCallback;
import dev.kadr.ports.generation.ProviderCost;
import dev.kadr.ports.generation.ProviderLoss;
import dev.kadr.ports.generation.Receipt;
import dev.kadr.ports.generation.Refusal;
import dev.kadr.ports.generation.Standing;
import dev.kadr.ports.generation.Turn;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.orders.LockedBuyer;
import dev.kadr.ports.orders.LockedOrder;
import dev.kadr.ports.orders.Notification;
import java.util.Collection;
import java.util.Optional;

/**
 * What one transaction reads and notes; it lives only inside {@link UnitOfWork#inTransaction}.
 *
 * <p>Each {@code lock…} is one round trip. Until the transaction ends nobody else changes what it
 * returned: decisions about one account wait for each other, at one lock, instead of deadlocking.
 * One row is noted at most once per transaction.
 */
public interface Store {

  /** The account of an identity, with its wallet: every live grant, and no holds. */
  Optional<LockedAccount> lockAccount(Identity identity);

  /** The same for a known account. */
  Optional<LockedAccount> lockAccount(AccountId account);

  /** What somebody's leaving is decided on. */
  Optional<Leaver> lockLeaver(AccountId account);

  /** Whether somebody of whom one of these marks was kept left before. */
  boolean knowsMark(Collection<String> marks);

  /** What a new request is decided on: its account, and whether it was made before. */
  Optional<Standing> lockStanding(AccountId account, SubmitKey key, ProviderId provider);

  /** A request and its account's wallet, with the request's hold. */
  Optional<LockedRequest> lockRequest(GenerationId generation);

  /**
   * What leaving the queue is decided on. Decisions about the same provider's places wait for each
   * other, so that two nodes never give away one place twice.
   */
  Optional<Turn> lockTurn(GenerationId generation, Capacity capacity);

  /** What a callback is to us when it arrives. */
  ProviderCallback.Arrival lockArrival(ProviderCallback.Key key);

  Optional<ProviderCallback> lockCallback(ProviderCallback.Key key);

  Optional<Notice> lockNotice(NoticeId notice);

  Optional<Closure> lockClosure(ProviderId provider);

  /** What a new order is decided on: who buys, and whether it was made before. */
  Optional<LockedBuyer> lockBuyer(AccountId account, PurchaseKey key);

  /** An order with everything about its money. */
  Optional<LockedOrder> lockOrder(OrderId order);

  Optional<Notification> lockNotification(Notification.Key key);

  /** Notes a new account under its first identity. */
  void open(Account account, Identity identity);

  void save(Account account);

  /** Notes that an account that was locked is left for good. */
  void add(Farewell farewell);

  /** Notes a request that was just made. */
  void add(GenerationRequest request);

  /** Notes what is answered to a request that was just made. */
  void add(Receipt receipt);

  /** Notes a no to a wish; when one is kept for its key already, that one stays. */
  void add(Refusal refusal);

  /** Notes the new state of a request that was locked. */
  void save(GenerationRequest request);

  void add(GenerationEvent event);

  /** Notes everything one decision of a wallet changed. */
  void append(Movement movement);

  /** Notes a task; when one of its kind and instance is waiting already, that one stays. */
  void schedule(Task task);

  /** Notes something to be told to a buyer; its kind and subject are unique. */
  void add(Notice notice);

  void save(Notice notice);

  /** Notes a question; when it is known already, the first one stays. */
  void add(Question question);

  /** Notes what shows a question to an operator; when it is known already, the first one stays. */
  void add(Question.Copy copy);

  /** Notes an operator's answer; when it is known already, the first one stays. */
  void add(Question.Answer answer);

  void add(ProviderCallback callback);

  void save(ProviderCallback callback);

  /** Notes what a job cost us; when it is known already, the first one stays. */
  void add(ProviderCost cost);

  void add(ProviderLoss loss);

  /** Notes that a provider is closed; when it is closed already, that closure stays. */
  void close(Closure closure);

  void reopen(ProviderId provider);

  /** Notes an order that was just placed. */
  void add(Order order);

  /** Notes the new state of an order that was locked. */
  void save(Order order);

  /** Notes an attempt, before the gateway is asked. */
  void add(Payment payment);

  void save(Payment payment);

  /** Notes a refund, before the gateway is asked or after it was made there. */
  void add(Refund refund);

  void save(Refund refund);

  /** Notes until when a subscription lasts, the first one of its account too. */
  void save(Subscription subscription);

  /** Notes where receipts go, the first address of its account too. */
  void save(Contact contact);

  void add(Notification notification);

  void save(Notification notification);

  /** Notes an alert; when one of its kind and reference is open already, that one stays. */
  void raise(Alert alert);

  /** Notes that what an alert was about is mended; the next of its kind is a new one. */
  void settle(Alert.Kind kind, String reference);
}
