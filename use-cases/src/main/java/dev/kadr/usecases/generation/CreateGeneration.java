package dev.kadr.usecases.generation;

import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.UploadId;
import dev.kadr.domain.generation.Wish;
import dev.kadr.ports.generation.Receipt;
import dev.kadr.usecases.generation.RequestGeneration.Buyer;
import dev.kadr.usecases.generation.RequestGeneration.Conditions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a request of what somebody filled in; the same form sent again is answered the same. */
public final class CreateGeneration {
  private final Forms forms;
  private final Forecast forecast;
  private final RequestGeneration requests;

  CreateGeneration(Forms forms, Forecast forecast, RequestGeneration requests) {
    this.forms = forms;
    this.forecast = forecast;
    this.requests = requests;
  }

  /**
   * A form on its way.
   *
   * @param fingerprint of the form: another one under the same key is another wish
   * @param mostCost what it may cost at most
   */
  public record Submission(Buyer buyer, String fingerprint, OptionalLong mostCost) {}

  /** What came of it. */
  public sealed interface Result {
    /**
     * It is in the queue, by this form or by the same one sent before.
     *
     * @param balance credits that were free afterwards
     * @param ahead how many requests waited before it
     */
    record Created(GenerationId generation, long cost, long balance, int ahead, Duration eta)
        implements Result {}

    /** The key was used for something else. */
    record KeyReused() implements Result {}

    record Insufficient(long cost, long balance, long missing) implements Result {}

    /** It costs more than it may. */
    record PriceChanged(long cost) implements Result {}

    record ModelClosed() implements Result {}

    record UnknownModel() implements Result {}

    /** Such an upload is not there, or it is somebody else's. */
    record UnknownUpload(UploadId upload) implements Result {}

    /** At least one fault. */
    record Wrong(List<Form.Fault> faults) implements Result {}
  }

  public Result create(Submission submission, Form form) {
    return switch (forms.read(submission.buyer().account(), form)) {
      case Forms.Reading.Understood(var model, var bargain) ->
          create(submission, model, bargain.wish());
      case Forms.Reading.UnknownModel unknown -> new Result.UnknownModel();
      case Forms.Reading.UnknownUpload(var upload) -> new Result.UnknownUpload(upload);
      case Forms.Reading.Wrong(var faults) -> new Result.Wrong(faults);
    };
  }

  private Result create(Submission submission, Model model, Wish wish) {
    var typical = forecast.typical(model.id(), model.makes().kind());
    var print = submission.fingerprint();
    var conditions =
        new Conditions(
            submission.mostCost(),
            Optional.of((id, balance, ahead) -> receipt(id, print, balance, ahead, typical)));
    return switch (requests.request(submission.buyer().on(conditions), wish)) {
      case RequestGeneration.Result.Requested(var id, long cost, long balance, int ahead) ->
          new Result.Created(id, cost, balance, ahead, forecast.queued(typical, ahead));
      case RequestGeneration.Result.AlreadyRequested(var request, var receipt) ->
          receipt
              .filter(kept -> kept.fingerprint().equals(print))
              .map(kept -> again(kept, request.terms().cost()))
              .orElseGet(Result.KeyReused::new);
      case RequestGeneration.Result.Insufficient(long cost, long balance, long missing) ->
          new Result.Insufficient(cost, balance, missing);
      case RequestGeneration.Result.PriceChanged(long cost) -> new Result.PriceChanged(cost);
      case RequestGeneration.Result.ModelClosed closed -> new Result.ModelClosed();
      case RequestGeneration.Result.UnknownModel unknown -> new Result.UnknownModel();
      case RequestGeneration.Result.NotPossible(var why) ->
          new Result.Wrong(List.of(new Form.Fault("settings", why)));
      case RequestGeneration.Result.UnknownAccount impossible ->
          throw new IllegalStateException("an account with a session is unknown");
    };
  }

  private Receipt receipt(
      GenerationId id, String print, long balance, int ahead, Duration typical) {
    var eta = (int) forecast.queued(typical, ahead).toSeconds();
    return new Receipt(id, print, balance, ahead, eta);
  }

  private static Result again(Receipt kept, long cost) {
    return new Result.Created(
        kept.generation(),
        cost,
        kept.balance(),
        kept.ahead(),
        Duration.ofSeconds(kept.etaSeconds()));
  }
}
