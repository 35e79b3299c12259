package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.dialogue.Dialogue;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.accounts.Traces;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.usecases.generation.EraseFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Removes what is kept of somebody who left, files for real. Done twice: at once, and when all that
 * was on its way at that moment has arrived.
 */
public final class RemoveTraces {
  /** Nothing that began before somebody left takes longer. */
  private static final Duration SETTLED = Duration.ofMinutes(15);

  private final Traces traces;
  private final Dialogues dialogues;
  private final EraseFiles files;
  private final Checkpoint checkpoint;
  private final Clock clock;

  RemoveTraces(
      Traces traces, Dialogues dialogues, EraseFiles files, Checkpoint checkpoint, Clock clock) {
    this.traces = traces;
    this.dialogues = dialogues;
    this.files = files;
    this.checkpoint = checkpoint;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Result {
    record Over() implements Result {}

    /** Once more at {@code due}. */
    record Again(Instant due) implements Result {}
  }

  public Result remove(AccountId account) {
    var left = traces.leftAt(account);
    if (left.isEmpty()) {
      return new Result.Over();
    }
    var now = clock.instant();
    var open = dialogues.find(account).map(Dialogue::files).orElseGet(List::of);
    var gone = traces.remove(account, open, now);
    checkpoint.reached("traces-removed");
    dialogues.forget(account);
    files.erase(gone);
    var settled = left.get().plus(SETTLED);
    return settled.isAfter(now) ? new Result.Again(settled) : new Result.Over();
  }
}
