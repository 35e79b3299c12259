package dev.kadr.usecases.generation;

import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;

/** Ends a download that can never succeed: what cannot be fetched is not paid for. */
public final class GiveUpDownload {
  private final Moves moves;

  GiveUpDownload(Moves moves) {
    this.moves = moves;
  }

  /** How often the result was counted as missing. */
  public record Result(int moves) {}

  public Result giveUp(GenerationId id) {
    var moved = 0;
    while (moved < GenerationRequest.MAX_REREADS
        && moves.move(id, GenerationRequest::resultMissing).orElse(null) instanceof Moved) {
      moved++;
    }
    return new Result(moved);
  }
}
