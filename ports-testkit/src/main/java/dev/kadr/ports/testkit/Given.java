package dev.kadr.ports.testkit;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.credits.GrantId;
import dev.kadr.domain.credits.Hold;
import dev.kadr.domain.credits.Movement;
import dev.kadr.domain.credits.Origin;
import dev.kadr.domain.credits.Provenance;
import dev.kadr.domain.credits.Validity;
import dev.kadr.domain.credits.Wallet;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Settlement;
import dev.kadr.domain.generation.Step;
import dev.kadr.ports.Store;
import dev.kadr.ports.UnitOfWork;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Puts accounts, credits and requests into a store, the way use cases do. */
public final class Given {
  /** What an account has that nothing else was said of. */
  public static final long CREDITS = 10;

  private final UnitOfWork unitOfWork;

  public Given(UnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  public void commit(Consumer<Store> notes) {
    unitOfWork.<Boolean>inTransaction(
        store -> {
          notes.accept(store);
          return true;
        });
  }

  /** An account of its own without credits. */
  public AccountId account() {
    var account = Fixtures.account();
    commit(store -> store.open(account, Fixtures.identity()));
    return account.id();
  }

  /** An account of its own with credits of one starter grant. */
  public AccountId account(long credits) {
    var account = account();
    grant(account, Origin.STARTER, credits, new Validity.Forever());
    return account;
  }

  public GrantId grant(AccountId account, Origin origin, long credits, Validity validity) {
    var id = new GrantId(Fixtures.random());
    var provenance = new Provenance(origin, "test/" + id.value(), Fixtures.NOW);
    move(account, wallet -> wallet.grant(id, provenance, credits, validity));
    return id;
  }

  /** Lets an account's wallet move and appends what came of it. */
  public void move(AccountId account, Function<Wallet, Transition<Wallet, Movement>> decision) {
    commit(
        store -> {
          var wallet = store.lockAccount(account).orElseThrow().wallet();
          store.append(moved(decision.apply(wallet)).event());
        });
  }

  /** An example of an account of its own, asked for at {@link Fixtures#NOW}. */
  public GenerationRequest request(ProviderId provider, RequestExample example) {
    return request(account(CREDITS), provider, example, Fixtures.NOW);
  }

  public GenerationRequest request(
      AccountId account, ProviderId provider, RequestExample example, Instant requestedAt) {
    var fresh = fresh(account, provider, example.photoshoot(), requestedAt);
    commit(store -> submit(store, fresh));
    var tale = example.from(fresh.next());
    if (!tale.steps().isEmpty()) {
      commit(store -> tell(store, tale));
    }
    return tale.request();
  }

  /** A request that nobody has stored yet, with its first event. */
  public static Moved<GenerationRequest, Step> fresh(
      AccountId account, ProviderId provider, boolean photoshoot, Instant requestedAt) {
    return GenerationRequest.requested(
        Fixtures.generationId(),
        Fixtures.ticket(account, requestedAt),
        photoshoot ? Fixtures.photoshoot() : Fixtures.wish(),
        Fixtures.terms(provider));
  }

  /** Notes everything that belongs to a new request: its hold, itself, its first event. */
  public static void submit(Store store, Moved<GenerationRequest, Step> fresh) {
    var request = fresh.next();
    var wallet = store.lockAccount(request.ticket().account()).orElseThrow().wallet();
    store.append(held(wallet, request).orElseThrow());
    store.add(request);
    store.add(fresh.event().event());
  }

  /** What holding the price of a request changes; empty when there is too little. */
  public static Optional<Movement> held(Wallet wallet, GenerationRequest request) {
    var ticket = request.ticket();
    var answer =
        wallet.hold(
            ticket.hold(), Hold.Purpose.GENERATION, request.terms().cost(), ticket.requestedAt());
    return switch (answer) {
      case Wallet.HoldAnswer.Held held -> Optional.of(held.movement());
      case Wallet.HoldAnswer.AlreadyHeld already -> Optional.empty();
      case Wallet.HoldAnswer.Insufficient insufficient -> Optional.empty();
    };
  }

  /** Notes everything that happened to a request after it was made. */
  public static void tell(Store store, RequestExample.Tale tale) {
    var request = tale.request();
    var locked = store.lockRequest(request.id()).orElseThrow();
    var hold = request.ticket().hold();
    var at = tale.steps().getLast().event().at();
    store.save(request);
    tale.steps().forEach(step -> store.add(step.event()));
    switch (tale.settlement()) {
      case Settlement.None none -> {}
      case Settlement.Release release ->
          store.append(moved(locked.wallet().release(hold, at)).event());
      case Settlement.Capture(var delivered, var asked) ->
          store.append(moved(locked.wallet().capture(hold, delivered, asked, at)).event());
    }
  }

  /** The outcome of a move that a test relies on. */
  public static <S, E> Moved<S, E> moved(Transition<S, E> transition) {
    return switch (transition) {
      case Moved<S, E> moved -> moved;
      case Transition.Repeated<S, E> repeated -> throw new IllegalStateException("repeated");
      case Transition.Refused<S, E>(var reason) -> throw new IllegalStateException(reason);
    };
  }
}
