package dev.kadr.ports.testkit;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.dialogue.Dialogues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Dialogues in a map. */
public final class InMemoryDialogues implements Dialogues {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Map<AccountId, Kept> dialogues = new HashMap<>();
  private final Clock clock;

  public InMemoryDialogues(Clock clock) {
    this.clock = clock;
  }

  private record Kept(Dialogue dialogue, Instant until) {}

  @Override
  public synchronized Optional<Dialogue> find(AccountId account) {
    return Optional.ofNullable(dialogues.get(account))
        .filter(kept -> kept.until().isAfter(clock.instant()))
        .map(Kept::dialogue);
  }

  @Override
  public synchronized <T> T change(
      AccountId account, Function<Optional<Dialogue>, Change<T>> move) {
    var change = move.apply(find(account));
    if (change.next().isPresent()) {
      dialogues.put(account, new Kept(change.next().get(), clock.instant().plus(KEPT)));
    } else {
      dialogues.remove(account);
    }
    return change.answer();
  }

  @Override
  public synchronized Set<BlobKey> holding(Collection<BlobKey> files) {
    return dialogues.values().stream()
        .filter(kept -> kept.until().isAfter(clock.instant()))
        .flatMap(kept -> kept.dialogue().files().stream())
        .filter(files::contains)
        .collect(Collectors.toSet());
  }
}
