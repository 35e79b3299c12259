package dev.kadr.sandbox.yookassa;

import java.time.Duration;

/** How the stand-in behaves until it is told otherwise. */
final class Habits {

  /** What becomes of something that YooKassa decides alone. */
  sealed interface Fate {
    record Succeeds() implements Fate {}

    record StaysPending() implements Fate {}

    record IsCanceled(String reason) implements Fate {}
  }

  private Fate refunds = new Fate.Succeeds();
  private Fate autopayments = new Fate.Succeeds();
  private boolean twoStage;
  private boolean receiptRequired;
  private Duration latency = Duration.ZERO;
  private Duration hidden = Duration.ZERO;

  synchronized void reset() {
    refunds = new Fate.Succeeds();
    autopayments = new Fate.Succeeds();
    twoStage = false;
    receiptRequired = false;
    latency = Duration.ZERO;
    hidden = Duration.ZERO;
  }

  synchronized Fate refunds() {
    return refunds;
  }

  synchronized void refunds(Fate fate) {
    refunds = fate;
  }

  synchronized Fate autopayments() {
    return autopayments;
  }

  synchronized void autopayments(Fate fate) {
    autopayments = fate;
  }

  /** Whether payments wait for their capture although they asked for none. */
  synchronized boolean twoStage() {
    return twoStage;
  }

  synchronized void twoStage(boolean on) {
    twoStage = on;
  }

  synchronized boolean receiptRequired() {
    return receiptRequired;
  }

  synchronized void receiptRequired(boolean on) {
    receiptRequired = on;
  }

  synchronized Duration latency() {
    return latency;
  }

  synchronized void latency(Duration by) {
    latency = by;
  }

  /** How long after its creation a payment cannot be found yet. */
  synchronized Duration hidden() {
    return hidden;
  }

  synchronized void hidden(Duration by) {
    hidden = by;
  }
}
