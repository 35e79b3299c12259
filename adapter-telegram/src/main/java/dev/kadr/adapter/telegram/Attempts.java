package dev.kadr.adapter.telegram;

import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.dialogue.UpdateInbox.Pending;
import dev.kadr.usecases.messaging.ReportParkedUpdate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles updates one at a time, and decides what becomes of one that cannot be handled. */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final int MOST_TRIES = 5;

  /** With a pause of at most 32 seconds each, that is about half an hour. */
  private static final int MOST_WAITS = 60;

  private static final int LONGEST_BACK_OFF = 5;

  private final UpdateInbox inbox;
  private final UpdateHandler handler;
  private final ReportParkedUpdate reports;
  private final Clock clock;

  Attempts(UpdateInbox inbox, UpdateHandler handler, ReportParkedUpdate reports, Clock clock) {
    this.inbox = inbox;
    this.handler = handler;
    this.reports = reports;
    this.clock = clock;
  }

  /** When it is to be tried again; empty when it is over, one way or another. */
  Optional<Instant> handle(Pending update) {
    try {
      handler.handle(update.body());
      inbox.done(update.id());
      return Optional.empty();
    } catch (UpdateHandler.Unreadable poison) {
      LOG.warn("update {} cannot be read and is kept aside: {}", update.id(), poison.getMessage());
      park(update, String.valueOf(poison.getMessage()));
      apologise(update);
      return Optional.empty();
    } catch (Replies.NotNow later) {
      return waitFor(update, later);
    } catch (RuntimeException failed) {
      return retry(update, failed);
    }
  }

  /** Telegram's trouble, not the update's: it has more patience. */
  private Optional<Instant> waitFor(Pending update, Replies.NotNow later) {
    if (update.tries() + 1 >= MOST_WAITS) {
      return giveUp(update, String.valueOf(later.getMessage()));
    }
    var own = Duration.ofSeconds(1L << Math.min(update.tries(), LONGEST_BACK_OFF));
    var pause = later.pause().compareTo(own) > 0 ? later.pause() : own;
    return failed(update, "Telegram is busy or away", pause);
  }

  private Optional<Instant> retry(Pending update, RuntimeException failed) {
    var error = BotApi.redact(failed.toString());
    if (update.tries() + 1 >= MOST_TRIES) {
      return giveUp(update, error);
    }
    LOG.warn("update {} is tried again: {}", update.id(), error);
    return failed(update, error, Duration.ofSeconds(1L << update.tries()));
  }

  private Optional<Instant> failed(Pending update, String error, Duration pause) {
    var due = clock.instant().plus(pause);
    inbox.failed(update.id(), error, due);
    return Optional.of(due);
  }

  private Optional<Instant> giveUp(Pending update, String error) {
    LOG.error("update {} is kept aside after {} tries: {}", update.id(), update.tries() + 1, error);
    park(update, error);
    apologise(update);
    return Optional.empty();
  }

  private void park(Pending update, String error) {
    reports.report(update.id(), error);
    inbox.park(update.id(), error);
  }

  private void apologise(Pending update) {
    try {
      handler.apologise(update.body());
    } catch (RuntimeException notEvenThat) {
      LOG.warn("nobody could be told that update {} failed", update.id());
    }
  }
}
