package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Contact;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Utm;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.credits.Grant;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Hold;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.credits.Transfer;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationEvent;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.State;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.Upload;
import dev.kadr.domain.generation.UploadId;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.OrderId;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PaymentId;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.domain.orders.Refund;
import dev.kadr.domain.orders.RefundId;
import dev.kadr.domain.orders.Subscription;
import dev.kadr.ports.Alert;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.generation.Closure;
import dev.kadr.ports.generation.ProviderCallback;
import dev.kadr.ports.generation.ProviderCost;
import dev.kadr.ports.generation.ProviderLoss;
import dev.kadr.ports.generation.Receipt;
import dev.kadr.ports.generation.Refusal;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.messaging.NoticeId;
import dev.kadr.ports.messaging.Question;
import dev.kadr.ports.orders.Notification;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All rows of the in-memory world at one moment.
 *
 * <p>A transaction works on a copy and the world then swaps the whole: whoever reads meanwhile
 * reads one moment, and a transaction that throws has nothing to undo.
 */
final class Tables {
  final Map<AccountId, Account> accounts = new LinkedHashMap<>();
  final Map<Identity, AccountId> identities = new LinkedHashMap<>();

  /** When those left who did. */
  final Map<AccountId, Instant> left = new LinkedHashMap<>();

  /** By what they will be known. */
  final Set<String> marks = new LinkedHashSet<>();

  final Map<GrantId, Owned<Grant>> grants = new LinkedHashMap<>();
  final Map<HoldId, Owned<Hold>> holds = new LinkedHashMap<>();
  final Map<String, Transfer> transfers = new LinkedHashMap<>();
  final Map<GenerationId, GenerationRequest> requests = new LinkedHashMap<>();
  final Map<EventKey, GenerationEvent> events = new LinkedHashMap<>();
  final Map<ProviderCallback.Key, ProviderCallback> callbacks = new LinkedHashMap<>();
  final Map<GenerationId, ProviderCost> costs = new LinkedHashMap<>();
  final Map<GenerationId, ProviderLoss> losses = new LinkedHashMap<>();
  final Map<ProviderId, Closure> closures = new LinkedHashMap<>();
  final Map<OrderId, Order> orders = new LinkedHashMap<>();
  final Map<PaymentId, Payment> payments = new LinkedHashMap<>();
  final Map<RefundId, Refund> refunds = new LinkedHashMap<>();
  final Map<AccountId, Subscription> subscriptions = new LinkedHashMap<>();
  final Map<AccountId, Contact> contacts = new LinkedHashMap<>();
  final Map<Notification.Key, Notification> notifications = new LinkedHashMap<>();
  final Map<NoticeId, Notice> notices = new LinkedHashMap<>();
  final Map<Question.Id, Question> questions = new LinkedHashMap<>();

  /** By where they stand, which is named as answers are. */
  final Map<Question.AnswerId, Question.Copy> copies = new LinkedHashMap<>();

  final Map<Question.AnswerId, Question.Answer> answers = new LinkedHashMap<>();
  final Map<AlertKey, OpenAlert> alerts = new LinkedHashMap<>();
  final Map<TaskKey, WaitingTask> tasks = new LinkedHashMap<>();

  /** Requests whose photos were removed. */
  final Set<GenerationId> withoutPhotos = new LinkedHashSet<>();

  /** Requests that their owners deleted. */
  final Set<GenerationId> deleted = new LinkedHashSet<>();

  /** What was said no to. */
  final Map<Wanted<SubmitKey>, Refusal> refusals = new LinkedHashMap<>();

  /** What buyers' keys stand for. */
  final Map<Wanted<PurchaseKey>, Answered> answered = new LinkedHashMap<>();

  final Map<GenerationId, Receipt> receipts = new LinkedHashMap<>();
  final Map<UploadId, KeptUpload> uploads = new LinkedHashMap<>();
  final Map<AccountId, Utm> utm = new LinkedHashMap<>();
  final Set<AccountId> letters = new LinkedHashSet<>();

  /** Files that are to be erased. */
  final Set<BlobKey> retiredFiles = new LinkedHashSet<>();

  record Wanted<K>(AccountId account, K key) {}

  record Answered(String fingerprint, Optional<String> answer, Instant at) {}

  record KeptUpload(Upload upload, Instant usedAt) {}

  record Owned<T>(AccountId account, T it) {}

  record EventKey(GenerationId generation, int seq) {}

  record AlertKey(Alert.Kind kind, String reference) {}

  record OpenAlert(Alert alert, boolean logged, boolean told) {}

  record TaskKey(TaskKind kind, String instance) {}

  Tables copy() {
    var copy = new Tables();
    copy.accounts.putAll(accounts);
    copy.identities.putAll(identities);
    copy.left.putAll(left);
    copy.marks.addAll(marks);
    copy.grants.putAll(grants);
    copy.holds.putAll(holds);
    copy.transfers.putAll(transfers);
    copy.requests.putAll(requests);
    copy.events.putAll(events);
    copy.callbacks.putAll(callbacks);
    copy.costs.putAll(costs);
    copy.losses.putAll(losses);
    copy.closures.putAll(closures);
    copy.orders.putAll(orders);
    copy.payments.putAll(payments);
    copy.refunds.putAll(refunds);
    copy.subscriptions.putAll(subscriptions);
    copy.contacts.putAll(contacts);
    copy.notifications.putAll(notifications);
    copy.notices.putAll(notices);
    copy.questions.putAll(questions);
    copy.copies.putAll(copies);
    copy.answers.putAll(answers);
    copy.alerts.putAll(alerts);
    copy.tasks.putAll(tasks);
    copy.withoutPhotos.addAll(withoutPhotos);
    copy.deleted.addAll(deleted);
    copy.refusals.putAll(refusals);
    copy.answered.putAll(answered);
    copy.receipts.putAll(receipts);
    copy.uploads.putAll(uploads);
    copy.utm.putAll(utm);
    copy.letters.addAll(letters);
    copy.retiredFiles.addAll(retiredFiles);
    return copy;
  }

  static <K, V> void insert(Map<K, V> table, K key, V row) {
    if (table.putIfAbsent(key, row) != null) {
      throw new RepeatedKey(key);
    }
  }

  static <K, V> void replace(Map<K, V> table, K key, V row) {
    if (table.replace(key, row) == null) {
      throw new IllegalStateException(key + " was never added");
    }
  }

  /** The account, as long as nobody left it. */
  Optional<Account> account(AccountId account) {
    return Optional.ofNullable(accounts.get(account)).filter(found -> !left.containsKey(account));
  }

  /** Every live grant, the holds given, and the grants that they name, in the order of their id. */
  Wallet wallet(AccountId account, List<Hold> shown) {
    return wallet(account, shown, grant -> false);
  }

  /** The same with some more grants, whatever is left of them. */
  Wallet wallet(AccountId account, List<Hold> shown, Predicate<Grant> also) {
    Predicate<Grant> named =
        grant ->
            shown.stream()
                .flatMap(hold -> hold.parts().stream())
                .anyMatch(part -> part.grant().equals(grant.id()));
    var kept =
        owned(grants, account)
            .filter(named.or(also).or(grant -> live(grant)))
            .sorted(Comparator.comparing(grant -> grant.id().value()))
            .toList();
    return new Wallet(account, kept, shown);
  }

  Optional<AccountId> owner(GrantId grant) {
    return Optional.ofNullable(grants.get(grant)).map(row -> row.account());
  }

  Wallet walletWithOpenHolds(AccountId account) {
    return wallet(account, openHolds(account));
  }

  Wallet walletWithHoldOf(GenerationRequest request) {
    var hold = holds.get(request.ticket().hold());
    return wallet(
        request.ticket().account(), Stream.ofNullable(hold).map(owned -> owned.it()).toList());
  }

  List<Hold> openHolds(AccountId account) {
    return owned(holds, account).filter(hold -> hold.status() == Hold.Status.OPEN).toList();
  }

  static <T> Stream<T> owned(Map<?, Owned<T>> table, AccountId account) {
    return table.values().stream()
        .filter(row -> row.account().equals(account))
        .map(row -> row.it());
  }

  private static boolean live(Grant grant) {
    return grant.counters().available() > 0 || grant.counters().held() > 0;
  }

  /** The queue of a provider: those who asked first come first. */
  Stream<GenerationRequest> queue(ProviderId provider) {
    return requests.values().stream()
        .filter(request -> request.terms().provider().equals(provider))
        .filter(request -> request.state() instanceof State.Queued)
        .sorted(OLDEST_FIRST);
  }

  static final Comparator<GenerationRequest> OLDEST_FIRST =
      Comparator.comparing((GenerationRequest request) -> request.ticket().requestedAt())
          .thenComparing(request -> request.id().value());
}
