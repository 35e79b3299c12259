package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.UploadId;
import dev.kadr.ports.accounts.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Says what a request would cost before it is made; nothing is held and nothing promised. */
public final class QuoteGeneration {
  private final Forms forms;
  private final Offers offers;
  private final Forecast forecast;
  private final Accounts accounts;
  private final Clock clock;

  QuoteGeneration(Forms forms, Offers offers, Forecast forecast, Accounts accounts, Clock clock) {
    this.forms = forms;
    this.offers = offers;
    this.forecast = forecast;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** What came of asking. */
  public sealed interface Result {
    /**
     * It could be made.
     *
     * @param balance credits that are free now
     * @param open whether the model takes work now
     */
    record Quoted(long cost, long balance, boolean open, Duration eta) implements Result {}

    record UnknownModel() implements Result {}

    /** Such an upload is not there, or it is somebody else's. */
    record UnknownUpload(UploadId upload) implements Result {}

    /** At least one fault. */
    record Wrong(List<Form.Fault> faults) implements Result {}
  }

  public Result quote(AccountId account, Form form) {
    return switch (forms.read(account, form.withSomeWords())) {
      case Forms.Reading.Understood(var model, var bargain) ->
          new Result.Quoted(
              bargain.terms().cost(),
              accounts.wallet(account).available(clock.instant()),
              offers.open(model),
              forecast.typical(model.id(), model.makes().kind()));
      case Forms.Reading.UnknownModel unknown -> new Result.UnknownModel();
      case Forms.Reading.UnknownUpload(var upload) -> new Result.UnknownUpload(upload);
      case Forms.Reading.Wrong(var faults) -> new Result.Wrong(faults);
    };
  }
}
