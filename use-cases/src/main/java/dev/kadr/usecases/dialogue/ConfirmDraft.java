package dev.kadr.usecases.dialogue;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.dialogue.Draft;
import dev.kadr.domain.dialogue.MessageId;
import dev.kadr.domain.generation.Source;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.dialogue.Dialogues.Change;
import dev.kadr.usecases.generation.RequestGeneration;
import dev.kadr.usecases.generation.RequestGeneration.Buyer;

/** Makes the request that a press on its message confirms, once per draft. */
public final class ConfirmDraft {
  private final Dialogues dialogues;
  private final Catalogue catalogue;
  private final RequestGeneration requests;
  private final Checkpoint checkpoint;

  ConfirmDraft(
      Dialogues dialogues, Catalogue catalogue, RequestGeneration requests, Checkpoint checkpoint) {
    this.dialogues = dialogues;
    this.catalogue = catalogue;
    this.requests = requests;
    this.checkpoint = checkpoint;
  }

  /** What came of it. */
  public sealed interface Result {
    /** The request was made now, or was made by an earlier press of the same button. */
    record Confirmed() implements Result {}

    /** Too few credits; the offer stays open. */
    record Insufficient(long cost, long balance, long missing) implements Result {}

    /** The model takes no work now; the offer stays open. */
    record ModelClosed() implements Result {}

    /** The button belongs to nothing that is still open. */
    record Stale() implements Result {}
  }

  public Result confirm(AccountId account, MessageId message) {
    return dialogues
        .find(account)
        .flatMap(dialogue -> dialogue.draftOn(message))
        .map(draft -> confirm(account, draft))
        .orElseGet(Result.Stale::new);
  }

  private Result confirm(AccountId account, Draft draft) {
    checkpoint.reached("confirm-read");
    var model = catalogue.find(draft.model());
    if (model.isEmpty()) {
      return stale(account, draft);
    }
    var buyer = new Buyer(account, draft.id().submitKey(), Source.BOT);
    return switch (requests.request(buyer, draft.wish(model.get()))) {
      case RequestGeneration.Result.Requested requested -> confirmed(account, draft);
      case RequestGeneration.Result.AlreadyRequested earlier -> confirmed(account, draft);
      case RequestGeneration.Result.Insufficient(long cost, long balance, long missing) ->
          new Result.Insufficient(cost, balance, missing);
      case RequestGeneration.Result.ModelClosed closed -> new Result.ModelClosed();
      case RequestGeneration.Result.UnknownModel gone -> stale(account, draft);
      case RequestGeneration.Result.NotPossible gone -> stale(account, draft);
      case RequestGeneration.Result.PriceChanged impossible ->
          throw new IllegalStateException("a press of a button names no price");
      case RequestGeneration.Result.KeyReused impossible ->
          throw new IllegalStateException("a draft's key is no other wish's");
      case RequestGeneration.Result.UnknownAccount gone -> stale(account, draft);
    };
  }

  private Result confirmed(AccountId account, Draft draft) {
    checkpoint.reached("request-committed");
    forget(account, draft);
    return new Result.Confirmed();
  }

  /** The catalogue changed under the draft. */
  private Result stale(AccountId account, Draft draft) {
    forget(account, draft);
    return new Result.Stale();
  }

  /** What was begun meanwhile is another draft, and stays. */
  private void forget(AccountId account, Draft draft) {
    dialogues.change(
        account,
        before -> new Change<>(before.filter(dialogue -> !dialogue.isAbout(draft.id())), draft));
  }
}
