package dev.kadr.sandbox.genapi;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One accepted order, from its request id to its pictures or its failure. */
record Job(long id, Order order, Script script, Instant acceptedAt, State state) {
  private static final Duration STARTING = Duration.ofMillis(300);

  /** Where a job stands. */
  sealed interface State {
    /** Finishes by itself when it is due. */
    record Working(Instant due) implements State {}

    /** Waits for the board, or for ever. */
    record Held() implements State {}

    record Succeeded(Instant at, List<String> urls, BigDecimal cost) implements State {
      public Succeeded {
        urls = List.copyOf(urls);
      }
    }

    record Failed(Instant at, String text) implements State {}
  }

  Job now(State next) {
    return new Job(id, order, script, acceptedAt, next);
  }

  boolean finished() {
    return switch (state) {
      case State.Working working -> false;
      case State.Held held -> false;
      case State.Succeeded succeeded -> true;
      case State.Failed failed -> true;
    };
  }

  boolean starting(Instant now) {
    return Duration.between(acceptedAt, now).compareTo(STARTING) < 0;
  }

  /** 10 to 90: the share of the time that has passed; a held job stops at half. */
  int progress(Instant now) {
    return switch (state) {
      case State.Working working -> {
        var whole = Math.max(1, Duration.between(acceptedAt, working.due()).toMillis());
        var passed = Duration.between(acceptedAt, now).toMillis();
        yield Math.clamp(10 + passed * 80 / whole, 10, 90);
      }
      case State.Held held -> 50;
      case State.Succeeded succeeded -> 100;
      case State.Failed failed -> 100;
    };
  }
}
