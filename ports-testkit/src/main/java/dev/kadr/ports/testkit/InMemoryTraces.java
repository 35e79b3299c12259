package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.domain.accounts.Profile;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.State;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.Ticket;
import dev.kadr.domain.generation.Wish;
import dev.kadr.domain.orders.Buyer;
import dev.kadr.domain.orders.Order;
import dev.kadr.domain.orders.Payment;
import dev.kadr.domain.orders.PurchaseKey;
import dev.kadr.domain.orders.Refund;
import dev.kadr.ports.accounts.Leaver;
import dev.kadr.ports.accounts.Traces;
import dev.kadr.ports.messaging.Notice;
import dev.kadr.ports.orders.Notification;
import dev.kadr.ports.orders.Purchase;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the {@link InMemoryWorld} keeps of people. */
final class InMemoryTraces implements Traces {
  private final InMemoryWorld world;

  InMemoryTraces(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<Instant> leftAt(AccountId account) {
    return Optional.ofNullable(world.committed().left.get(account));
  }

  @Override
  public Set<BlobKey> remove(AccountId account, Collection<BlobKey> more, Instant now) {
    if (leftAt(account).isEmpty()) {
      return Set.of();
    }
    var requests = requests(world.committed(), account).map(GenerationRequest::id).toList();
    var uploads = uploads(world.committed(), account);
    var files = new HashSet<BlobKey>(more);
    files.addAll(uploads);
    var forgetting = new InMemoryKeptFiles(world);
    requests(world.committed(), account).forEach(request -> files.addAll(files(request)));
    requests.forEach(request -> forgetting.forget(request, now));
    world.change(
        tables -> {
          tables.uploads.values().removeIf(kept -> kept.upload().account().equals(account));
          Stream.concat(more.stream(), uploads.stream())
              .filter(file -> !InMemoryKeptFiles.named(tables, file))
              .forEach(tables.retiredFiles::add);
          requests.forEach(request -> blank(tables, request));
          blankMoney(tables, account);
          blankNotices(tables, account);
          forget(tables, account);
        });
    files.retainAll(world.committed().retiredFiles);
    return Set.copyOf(files);
  }

  static List<Identity> identities(Tables tables, AccountId account) {
    return tables.identities.entrySet().stream()
        .filter(entry -> entry.getValue().equals(account))
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparing(Identity::provider).thenComparing(Identity::subject))
        .toList();
  }

  static Leaver.Unsettled unsettled(Tables tables, AccountId account) {
    var purchases = new Purchases(tables).of(account).toList();
    return new Leaver.Unsettled(
        (int) requests(tables, account).filter(request -> States.waiting(request.state())).count(),
        requests(tables, account)
            .flatMap(
                request ->
                    request.state() instanceof State.TimedOut timedOut
                        ? Stream.of(timedOut.at())
                        : Stream.empty())
            .max(Comparator.naturalOrder()),
        (int) purchases.stream().filter(InMemoryTraces::isOpen).count(),
        (int)
            purchases.stream()
                .flatMap(purchase -> purchase.refunds().stream())
                .filter(Refund::isUnderWay)
                .count());
  }

  private static boolean isOpen(Purchase purchase) {
    var waits =
        switch (purchase.order().state()) {
          case Order.State.Placed placed -> true;
          case Order.State.PaymentUnknown unknown -> true;
          case Order.State.AwaitingPayment awaiting -> true;
          case Order.State.Paid paid -> false;
          case Order.State.Cancelled cancelled -> false;
          case Order.State.Rejected rejected -> false;
        };
    return waits || purchase.payments().stream().anyMatch(Payment::isLive);
  }

  private static Stream<GenerationRequest> requests(Tables tables, AccountId account) {
    return tables.requests.values().stream()
        .filter(request -> request.ticket().account().equals(account));
  }

  static Set<BlobKey> files(GenerationRequest request) {
    var files = new HashSet<>(request.wish().pictures());
    for (var output : States.outputs(request.state())) {
      files.add(output.original());
      files.add(output.preview());
    }
    return files;
  }

  private static Set<BlobKey> uploads(Tables tables, AccountId account) {
    return tables.uploads.values().stream()
        .map(Tables.KeptUpload::upload)
        .filter(upload -> upload.account().equals(account))
        .flatMap(upload -> Stream.of(upload.file(), upload.preview()))
        .collect(Collectors.toSet());
  }

  private static void blank(Tables tables, GenerationId id) {
    tables.requests.computeIfPresent(id, (same, request) -> blank(request));
    tables.callbacks.keySet().removeIf(key -> key.generation().equals(id));
    tables.receipts.remove(id);
  }

  private static GenerationRequest blank(GenerationRequest request) {
    var ticket = request.ticket();
    var wish = request.wish();
    var key = new SubmitKey("left:" + request.id().value());
    return new GenerationRequest(
        request.id(),
        new Ticket(ticket.account(), ticket.hold(), key, ticket.source(), ticket.requestedAt()),
        new Wish(wish.model(), wish.instruction(), wish.pictures(), wish.size(), new TreeMap<>()),
        request.terms(),
        request.state(),
        request.trail());
  }

  private static void blankMoney(Tables tables, AccountId account) {
    var subjects = new HashSet<String>();
    for (var purchase : new Purchases(tables).of(account).toList()) {
      var order = purchase.order();
      var buyer = order.buyer();
      var key = new PurchaseKey("left:" + order.id().value());
      var nobody = new Buyer(buyer.account(), key, buyer.channel(), new TreeMap<>());
      tables.orders.put(
          order.id(),
          new Order(order.id(), nobody, order.goods(), order.placedAt(), order.state()));
      purchase.payments().forEach(payment -> tables.payments.put(payment.id(), blank(payment)));
      purchase.refunds().forEach(refund -> tables.refunds.put(refund.id(), blank(refund)));
      purchase.payments().stream()
          .flatMap(payment -> payment.provider().stream())
          .forEach(id -> subjects.add(id.value()));
      purchase.refunds().stream()
          .flatMap(refund -> refund.provider().stream())
          .forEach(id -> subjects.add(id.value()));
    }
    tables.notifications.replaceAll(
        (key, told) -> subjects.contains(key.subject()) ? blank(told) : told);
  }

  private static Payment blank(Payment payment) {
    var request = payment.request();
    return new Payment(
        payment.id(),
        payment.order(),
        payment.attempt(),
        new Payment.Request(request.key(), "{}", request.amount(), request.askedAt()),
        payment.state());
  }

  private static Refund blank(Refund refund) {
    var origin =
        switch (refund.origin()) {
          case Refund.Origin.Ours(var key, var body) -> new Refund.Origin.Ours(key, "{}");
          case Refund.Origin.Dashboard dashboard -> dashboard;
        };
    return new Refund(
        refund.id(), refund.payment(), refund.terms(), origin, refund.askedAt(), refund.state());
  }

  private static Notification blank(Notification told) {
    return new Notification(told.key(), told.about(), "{}", told.receivedAt(), told.status());
  }

  private static void blankNotices(Tables tables, AccountId account) {
    tables.notices.replaceAll(
        (id, notice) ->
            notice.account().equals(account) ? notice.with(blank(notice.status())) : notice);
  }

  private static Notice.Status blank(Notice.Status status) {
    return switch (status) {
      case Notice.Status.Sent sent -> new Notice.Status.Sent(List.of());
      case Notice.Status.Due due -> new Notice.Status.Dropped("the account is gone");
      case Notice.Status.Dropped dropped -> new Notice.Status.Dropped("the account is gone");
    };
  }

  private static void forget(Tables tables, AccountId account) {
    tables.contacts.remove(account);
    tables.refusals.keySet().removeIf(wanted -> wanted.account().equals(account));
    tables.answered.keySet().removeIf(wanted -> wanted.account().equals(account));
    tables.utm.remove(account);
    tables.letters.remove(account);
    tables.subscriptions.remove(account);
    tables.copies.values().removeIf(copy -> copy.question().account().equals(account));
    tables.answers.values().removeIf(answer -> answer.question().account().equals(account));
    tables.questions.keySet().removeIf(question -> question.account().equals(account));
    tables.accounts.computeIfPresent(
        account,
        (id, known) ->
            new Account(
                id,
                new Profile("", Optional.empty(), Language.RU),
                new Account.Chat.None(),
                known.openedAt(),
                tables.left.getOrDefault(id, known.lastActive())));
  }
}
