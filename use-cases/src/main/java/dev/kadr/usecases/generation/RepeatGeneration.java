package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.generation.Generations;

/** Asks for the same once more, at the price of today, once per message that was pressed. */
public final class RepeatGeneration {
  private final Generations generations;
  private final Blobs blobs;
  private final RequestGeneration requests;

  RepeatGeneration(Generations generations, Blobs blobs, RequestGeneration requests) {
    this.generations = generations;
    this.blobs = blobs;
    this.requests = requests;
  }

  /** What became of it. */
  public sealed interface Result {
    /** It is in the queue and its price is held; {@code balance} is what is free now. */
    record Requested(long cost, long balance) implements Result {}

    /** The same button was pressed before; nothing more is held. */
    record AlreadyRequested() implements Result {}

    record Insufficient(long cost, long balance, long missing) implements Result {}

    record ModelClosed() implements Result {}

    /** Its photos are not kept any more. */
    record PhotosGone() implements Result {}

    /** The model is not sold any more, or not like that. */
    record NotSold() implements Result {}

    /** There is no such request, or it is somebody else's. */
    record Unknown() implements Result {}
  }

  /**
   * Repeats a request.
   *
   * @param chat where the button was pressed
   * @param message under which message
   */
  public Result repeat(AccountId account, GenerationId id, ChatId chat, long message) {
    var found = generations.find(account, id);
    if (found.isEmpty()) {
      return new Result.Unknown();
    }
    var key = new SubmitKey("repeat:" + chat.value() + ":" + message + ":" + id.value());
    return repeat(new RequestGeneration.Buyer(account, key, Source.BOT), found.get());
  }

  private Result repeat(RequestGeneration.Buyer buyer, GenerationRequest request) {
    if (request.wish().pictures().stream().anyMatch(photo -> blobs.find(photo).isEmpty())) {
      return new Result.PhotosGone();
    }
    return switch (requests.request(buyer, request.wish())) {
      case RequestGeneration.Result.Requested(var id, long cost, long balance, int ahead) ->
          new Result.Requested(cost, balance);
      case RequestGeneration.Result.AlreadyRequested earlier -> new Result.AlreadyRequested();
      case RequestGeneration.Result.Insufficient(long cost, long balance, long missing) ->
          new Result.Insufficient(cost, balance, missing);
      case RequestGeneration.Result.ModelClosed closed -> new Result.ModelClosed();
      case RequestGeneration.Result.UnknownModel gone -> new Result.NotSold();
      case RequestGeneration.Result.NotPossible gone -> new Result.NotSold();
      case RequestGeneration.Result.PriceChanged impossible ->
          throw new IllegalStateException("a press of a button names no price");
      case RequestGeneration.Result.KeyReused impossible ->
          throw new IllegalStateException("a button's key is no other wish's");
      case RequestGeneration.Result.UnknownAccount gone -> new Result.NotSold();
    };
  }
}
