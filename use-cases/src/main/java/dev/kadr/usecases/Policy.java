package dev.kadr.usecases;

import dev.kadr.domain.accounts.ChatId;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.Seller;
import dev.kadr.domain.generation.Deadlines;
import dev.kadr.ports.generation.Capacity;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/**
 * What an operator sets: how long things may wait and how much may happen at once.
 *
 * @param operators who is told about alerts
 */
public record Policy(
    Deadlines deadlines,
    Capacity capacity,
    Pace pace,
    Retention retention,
    List<ChatId> operators,
    Seller seller) {

  /** With the usual times of keeping, of a seller who told nothing about themselves. */
  public Policy(Deadlines deadlines, Capacity capacity, Pace pace, List<ChatId> operators) {
    this(deadlines, capacity, pace, Retention.STANDARD, operators, Seller.unnamed());
  }

  /**
   * How often we look ourselves.
   *
   * @param poll at a job under way
   * @param place at the queue, for a request that waits in it
   * @param afterTimeOut at a job whose deadline passed
   * @param givenUpAfter how long after its deadline a job is no longer asked about
   * @param refetch at a result that could not be fetched; doubles each time
   * @param sweep at everything that waits
   */
  public record Pace(
      Duration poll,
      Duration place,
      Duration afterTimeOut,
      Duration givenUpAfter,
      Duration refetch,
      Duration sweep) {
    public static final Pace STANDARD =
        new Pace(
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            Duration.ofDays(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1));
  }

  /**
   * How long files are kept.
   *
   * @param photos what buyers sent, from the end of their request on
   * @param results what was made, from the end of its request on
   * @param unnamed what no request and no open dialogue names, from its arrival on: longer than a
   *     dialogue lasts
   */
  public record Retention(Duration photos, Duration results, Duration unnamed) {
    /** A request that timed out may still get its result for a day. */
    private static final Duration SHORTEST = Duration.ofDays(2);

    public static final Retention STANDARD =
        new Retention(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(2));

    public Retention {
      for (var kept : List.of(photos, results, unnamed)) {
        if (kept.compareTo(SHORTEST) < 0) {
          throw new IllegalArgumentException("files are kept for 2 days at least, not " + kept);
        }
      }
    }
  }

  /** The same, with the patience that each model of a catalogue asks for. */
  public Policy timed(Catalogue catalogue) {
    var own = new HashMap<ModelId, Duration>();
    for (var model : catalogue.models()) {
      model.provision().deadline().ifPresent(deadline -> own.put(model.id(), deadline));
    }
    return new Policy(deadlines.with(own), capacity, pace, retention, operators, seller);
  }

  public Policy {
    operators = List.copyOf(operators);
  }
}
