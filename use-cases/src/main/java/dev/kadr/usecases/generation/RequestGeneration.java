package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.credits.Hold;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.credits.Wallet.HoldAnswer;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.domain.generation.Ticket;
import dev.kadr.domain.generation.Wish;
import dev.kadr.ports.Ids;
import dev.kadr.ports.Store;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.Receipt;
import dev.kadr.ports.generation.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes a wish: holds its price and puts it into the queue, once per submit key. */
public final class RequestGeneration {
  private final UnitOfWork unitOfWork;
  private final Catalogue catalogue;
  private final ImageGenerator images;
  private final Recorder recorder;
  private final Ids ids;
  private final Clock clock;

  RequestGeneration(
      UnitOfWork unitOfWork,
      Catalogue catalogue,
      ImageGenerator images,
      Recorder recorder,
      Ids ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.catalogue = catalogue;
    this.images = images;
    this.recorder = recorder;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Who wishes, through which window.
   *
   * @param key the same key is the same wish
   * @param conditions what else the buyer said
   */
  public record Buyer(AccountId account, SubmitKey key, Source source, Conditions conditions) {
    public Buyer(AccountId account, SubmitKey key, Source source) {
      this(account, key, source, Conditions.NONE);
    }

    Buyer on(Conditions said) {
      return new Buyer(account, key, source, said);
    }
  }

  /**
   * What a buyer insists on.
   *
   * @param mostCost what it may cost at most
   * @param receipt what is to be kept of the answer
   */
  public record Conditions(OptionalLong mostCost, Optional<ReceiptWriter> receipt) {
    public static final Conditions NONE = new Conditions(OptionalLong.empty(), Optional.empty());
  }

  /** Writes down what is answered to a wish that is taken. */
  @FunctionalInterface
  public interface ReceiptWriter {
    Receipt write(GenerationId generation, long balance, int ahead);
  }

  /** What became of a wish. */
  public sealed interface Result {
    /**
     * It is in the queue and its price is held.
     *
     * @param balance credits that are free now
     * @param ahead how many requests wait before it
     */
    record Requested(GenerationId generation, long cost, long balance, int ahead)
        implements Result {}

    /** The same wish was taken before; nothing more is held. */
    record AlreadyRequested(GenerationRequest request, Optional<Receipt> receipt)
        implements Result {}

    record Insufficient(long cost, long balance, long missing) implements Result {}

    /** It costs more than the buyer agreed to; nothing is held. */
    record PriceChanged(long cost) implements Result {}

    /** The provider takes no work; nothing is held. */
    record ModelClosed() implements Result {}

    record UnknownModel() implements Result {}

    record UnknownAccount() implements Result {}

    /** The wish does not fit its model. */
    record NotPossible(String reason) implements Result {}
  }

  public Result request(Buyer buyer, Wish wish) {
    var model = catalogue.find(wish.model());
    if (model.isEmpty()) {
      return new Result.UnknownModel();
    }
    return switch (Bargain.strike(model.get(), wish)) {
      case Bargain.Answer.NotPossible(var why) -> new Result.NotPossible(why);
      case Bargain.Answer.Struck(var bargain) ->
          unitOfWork.inTransaction(
              store ->
                  store
                      .lockStanding(buyer.account(), buyer.key(), bargain.terms().provider())
                      .map(standing -> decide(store, standing, buyer, bargain))
                      .orElseGet(Result.UnknownAccount::new));
    };
  }

  private Result decide(Store store, Standing standing, Buyer buyer, Bargain bargain) {
    if (standing.earlier().isPresent()) {
      return new Result.AlreadyRequested(standing.earlier().get(), standing.receipt());
    }
    if (standing.closed() || !images.takesWork()) {
      return new Result.ModelClosed();
    }
    var cost = bargain.terms().cost();
    if (buyer.conditions().mostCost().orElse(Long.MAX_VALUE) < cost) {
      return new Result.PriceChanged(cost);
    }
    var now = clock.instant();
    var hold = new HoldId(ids.next());
    return switch (standing.wallet().hold(hold, Hold.Purpose.GENERATION, cost, now)) {
      case HoldAnswer.Held(var wallet, var movement) -> {
        var id = new GenerationId(ids.next());
        var ticket = new Ticket(buyer.account(), hold, buyer.key(), buyer.source(), now);
        agree(store, standing.account(), buyer.source(), now);
        store.append(movement);
        recorder.first(
            store, GenerationRequest.requested(id, ticket, bargain.wish(), bargain.terms()));
        buyer
            .conditions()
            .receipt()
            .map(writer -> writer.write(id, wallet.available(now), standing.ahead()))
            .ifPresent(store::add);
        yield new Result.Requested(id, cost, wallet.available(now), standing.ahead());
      }
      case HoldAnswer.AlreadyHeld() ->
          throw new IllegalStateException("a new hold was made before");
      case HoldAnswer.Insufficient(long missing) ->
          new Result.Insufficient(cost, standing.wallet().available(now), missing);
    };
  }

  /** The bot's message with the button says whom the photos go to, and that the press agrees. */
  private static void agree(Store store, Account account, Source source, Instant now) {
    switch (source) {
      case BOT -> {
        if (account.particulars().agreedAt().isEmpty()) {
          store.save(account.agreed(now));
        }
      }
      case WEB, WEBAPP, API -> {}
    }
  }
}
