package dev.kadr.usecases.messaging;

import dev.kadr.domain.accounts.Account;
import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.domain.accounts.Language;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.accounts.Accounts;
import dev.kadr.ports.messaging.CustomerMessage;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.CustomerMessenger.Delivery;
import dev.kadr.usecases.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Shows an alert once: to the log and the metrics, and to every operator who can be written to. */
public final class TellOperators {
  private final Alerts alerts;
  private final Accounts accounts;
  private final CustomerMessenger messenger;
  private final Policy policy;
  private final Telemetry telemetry;
  private final Clock clock;

  TellOperators(
      Reads reads, CustomerMessenger messenger, Policy policy, Telemetry telemetry, Clock clock) {
    this.alerts = reads.alerts();
    this.accounts = reads.accounts();
    this.messenger = messenger;
    this.policy = policy;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /** Where alerts are found, and whether an operator's chat takes anything. */
  record Reads(Alerts alerts, Accounts accounts) {}

  /** What came of it. */
  public sealed interface Result {
    record Over() implements Result {}

    /** The messenger is busy: try again at {@code due}. */
    record Waits(Instant due) implements Result {}
  }

  /**
   * Tells one alert.
   *
   * @param instance names it, as {@link Alerts#instanceOf} does
   */
  public Result tell(String instance) {
    return alerts.untold(instance).map(alert -> tell(instance, alert)).orElseGet(Result.Over::new);
  }

  private Result tell(String instance, Alert alert) {
    // The log first: it does not wait for a messenger that is away.
    if (alerts.noteLogged(instance)) {
      telemetry.alerted(alert);
    }
    Optional<Duration> pause = Optional.empty();
    for (var operator : policy.operators()) {
      if (!isUnreachable(operator)) {
        pause = pause.or(() -> tell(operator, alert));
      }
    }
    if (pause.isPresent()) {
      return new Result.Waits(clock.instant().plus(pause.get()));
    }
    alerts.noteTold(instance);
    return new Result.Over();
  }

  /** An operator who blocked the bot reads the log. */
  private boolean isUnreachable(ChatId operator) {
    return accounts
        .find(new Identity(Identity.TELEGRAM, operator.value()))
        .filter(account -> account.chat() instanceof Account.Chat.Unreachable)
        .isPresent();
  }

  /** How long to wait before the whole round is made again; a second copy harms nobody here. */
  private Optional<Duration> tell(ChatId operator, Alert alert) {
    return switch (messenger.send(operator, Language.RU, new CustomerMessage.Trouble(alert))) {
      case Delivery.Delivered delivered -> Optional.empty();
      case Delivery.Unreachable never -> Optional.empty();
      case Delivery.Later(var pause) -> Optional.of(pause);
      case Delivery.Unknown maybe -> Optional.empty();
      case Delivery.Refused never -> Optional.empty();
    };
  }
}
