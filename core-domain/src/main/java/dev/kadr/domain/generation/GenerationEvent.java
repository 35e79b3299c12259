package dev.kadr.domain.generation;

import java.time.Instant;

/**
 * One thing that happened to a request: what every window that watches it is told.
 *
 * @param seq counts from 1 within its request, no gap, no repeat
 * @param progress 0 to 100, never less than the event before said
 */
public record GenerationEvent(
    GenerationId generation, int seq, Kind kind, Status status, int progress, Instant at) {

  /** What happened. */
  public enum Kind {
    REQUESTED,
    STARTED,
    ANALYZED,
    PROMPT_WRITTEN,
    REQUEUED,
    SUBMIT_LOST,
    ACCEPTED,
    PROGRESSED,
    RESULT_READY,
    REREAD,
    COMPLETED,
    JOB_NAMED_LATE,
    DELIVERED_FREE,
    FAILED,
    TIMED_OUT,
    CANCELLED
  }

  /** What a buyer is told, by its name on the wire in lower case. */
  public enum Status {
    QUEUED,
    UPLOADING,
    ANALYZING,
    GENERATING_PROMPT,
    GENERATING_IMAGES,
    COMPLETED,
    FAILED,
    CANCELLED
  }
}
