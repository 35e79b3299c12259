package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.accounts.Utm;
import dev.kadr.ports.accounts.AccountNotes;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What accounts of the {@link InMemoryWorld} said beside their business. */
final class InMemoryAccountNotes implements AccountNotes {
  private final InMemoryWorld world;

  InMemoryAccountNotes(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<Utm> utm(AccountId account) {
    return Optional.ofNullable(world.committed().utm.get(account));
  }

  @Override
  public boolean noteUtm(AccountId account, Utm utm, Instant now) {
    var first = new AtomicBoolean();
    world.change(tables -> first.set(tables.utm.putIfAbsent(account, utm) == null));
    return first.get();
  }

  @Override
  public boolean wantsLetters(AccountId account) {
    return world.committed().letters.contains(account);
  }

  @Override
  public void setLetters(AccountId account, boolean wanted) {
    world.change(
        tables -> {
          if (wanted) {
            tables.letters.add(account);
          } else {
            tables.letters.remove(account);
          }
        });
  }
}
