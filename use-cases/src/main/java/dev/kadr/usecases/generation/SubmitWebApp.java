package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.Source;
import dev.kadr.domain.generation.SubmitKey;
import dev.kadr.ports.RateLimits;
import dev.kadr.ports.RateLimits.Rate;
import dev.kadr.ports.Task;
import dev.kadr.ports.TaskKind;
import dev.kadr.ports.UnitOfWork;
import dev.kadr.ports.messaging.Shortfall;
import dev.kadr.usecases.accounts.AdmitWebApp;
import dev.kadr.usecases.generation.CreateGeneration.Submission;
import dev.kadr.usecases.generation.RequestGeneration.Buyer;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Makes a request of what a Mini App sent. It says who, once and how much by itself: what the app
 * was opened with proves the person, and with the form it makes the submit key.
 */
public final class SubmitWebApp {
  private final AdmitWebApp admit;
  private final CreateGeneration create;
  private final Brake brake;
  private final UnitOfWork unitOfWork;
  private final Clock clock;

  public SubmitWebApp(
      AdmitWebApp admit, CreateGeneration create, Brake brake, UnitOfWork unitOfWork, Clock clock) {
    this.admit = admit;
    this.create = create;
    this.brake = brake;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
  }

  /** How often one account may ask for pictures, here and elsewhere together. */
  public record Brake(RateLimits limits, Rate rate) {}

  /**
   * Who opened the app.
   *
   * @param user whom the page takes its reader for
   * @param initData what it was opened with
   */
  public record Opened(long user, String initData) {
    @Override
    public String toString() {
      return "Opened[" + user + "]"; // the rest is a credential
    }
  }

  /**
   * What was filled in.
   *
   * @param kind what the page says it fills in: {@code <model>_settings}
   * @param digest of everything that was filled in: another form is another wish
   * @param mostCost what it may cost at most
   */
  public record Filled(String kind, String digest, OptionalLong mostCost, Form form) {}

  /** What came of it. */
  public sealed interface Result {
    /** The form was looked at; {@code Created} for the same form sent again, too. */
    record Answered(CreateGeneration.Result answer) implements Result {}

    record NotAdmitted(AdmitWebApp.Why why) implements Result {}

    /** The form is for another model than it was sent to. */
    record OtherKind(String expected) implements Result {}

    record TooOften(Duration pause) implements Result {}
  }

  public Result submit(Opened opened, Filled filled) {
    return switch (admit.admit(opened.initData(), opened.user())) {
      case AdmitWebApp.Result.Refused(var why) -> new Result.NotAdmitted(why);
      case AdmitWebApp.Result.Admitted admitted -> braked(admitted, filled);
    };
  }

  private Result braked(AdmitWebApp.Result.Admitted admitted, Filled filled) {
    var expected = filled.form().model() + "_settings";
    if (!filled.kind().equals(expected)) {
      return new Result.OtherKind(expected);
    }
    return switch (brake.limits().take(brake.rate(), "account:" + admitted.account().value())) {
      case RateLimits.Verdict.TooOften(var pause) -> new Result.TooOften(pause);
      case RateLimits.Verdict.Allowed allowed -> create(admitted, filled);
    };
  }

  private Result create(AdmitWebApp.Result.Admitted admitted, Filled filled) {
    var key = new SubmitKey("webapp:" + admitted.opening() + ":" + filled.digest());
    var buyer = new Buyer(admitted.account(), key, Source.WEBAPP);
    var submission = new Submission(buyer, filled.digest(), filled.mostCost());
    var answer = create.create(submission, filled.form());
    if (answer instanceof CreateGeneration.Result.Insufficient few) {
      tell(admitted.account(), few.cost(), filled.digest());
    }
    return new Result.Answered(answer);
  }

  /** The app closes or is forgotten; the chat stays. */
  private void tell(AccountId account, long cost, String wish) {
    var shortfall = new Shortfall(account, cost, wish);
    unitOfWork.inTransaction(
        store -> {
          store.schedule(new Task(TaskKind.SHORTFALL, shortfall.instance(), clock.instant()));
          return shortfall;
        });
  }
}
