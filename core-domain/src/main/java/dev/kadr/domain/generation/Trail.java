package dev.kadr.domain.generation;

import dev.kadr.domain.generation.GenerationEvent.Status;

/**
 * How far the events of a request have got, and so what a window that opens now is shown.
 *
 * @param events how many there are; the last one's {@code seq}
 * @param progress 0 to 100, never less than before
 */
public record Trail(int events, Status status, int progress) {
  static final Trail START = new Trail(0, Status.QUEUED, 0);

  Trail next(Status nextStatus, int nextProgress) {
    return new Trail(events + 1, nextStatus, Math.max(progress, nextProgress));
  }
}
