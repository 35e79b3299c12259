/**
 * One request for pictures, from the hold on its credits to their capture or release.
 *
 * <pre>
 * Queued        start -> Analyzing | Submitting    cancel -> Cancelled    30 min -> Failed(timed-out)
 * Analyzing     done, failed or 60 s -> WritingPrompt       cancel -> Cancelled
 * WritingPrompt done, failed or 60 s -> Submitting          cancel -> Cancelled
 * Submitting    accepted -> Generating    rejected -> Failed    proven not sent -> Queued
 *               anything else, or found at restart -> SubmitUnknown
 * SubmitUnknown a callback names a job -> Generating        deadline -> TimedOut, a loss noted
 * Generating    success read back -> Downloading   error -> Failed   deadline -> TimedOut
 * Downloading   k > 0 stored -> Completed(k of n)  none after 3 re-reads -> Failed(no-result)
 * TimedOut      a callback names a job -> TimedOut with it   late success stored -> DeliveredFree
 * </pre>
 *
 * <p>The hold is resolved on entering TimedOut, Failed, Cancelled or Completed. TimedOut is what
 * buyers see as failed(timed-out); it is a state of its own because it alone can still become
 * DeliveredFree. What times out in the queue was never sent and is plainly Failed.
 */
@NullMarked
package dev.kadr.domain.generation;

import org.jspecify.annotations.NullMarked;
