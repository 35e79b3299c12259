package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.generation.Generations.Filter;
import dev.kadr.ports.generation.Generations.Place;
import java.util.List;
import java.util.Optional;

/** Lists an account's requests, newest first, as far as it did not delete them. */
public final class ListGenerations {
  /** The most that one page has. */
  public static final int MOST = 100;

  private final Generations generations;
  private final Showing showing;

  ListGenerations(Generations generations, Showing showing) {
    this.generations = generations;
    this.showing = showing;
  }

  /**
   * Some of them.
   *
   * @param next where the next page begins; absent on the last one
   */
  public record Page(List<Shown> items, Optional<Place> next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * Lists a page of them.
   *
   * @param size 1 to {@value #MOST}, anything else is brought inside
   */
  public Page list(AccountId account, Filter filter, Optional<Place> after, int size) {
    var wanted = Math.clamp(size, 1, MOST);
    var found = generations.list(account, filter, after, wanted + 1);
    var items = found.stream().limit(wanted).toList();
    return new Page(
        items.stream().map(showing::of).toList(),
        found.size() > wanted ? Optional.of(Place.of(items.getLast())) : Optional.empty());
  }
}
