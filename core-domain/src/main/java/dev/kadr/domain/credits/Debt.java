package dev.kadr.domain.credits;

/**
 * What a grant owes because its money went back while its credits were not free to be revoked.
 *
 * @param owedBack still held; revoked as soon as a hold lets go of it
 * @param writtenOff was spent: shown to the operator, never a negative balance
 */
public record Debt(long owedBack, long writtenOff) {
  public static final Debt NONE = new Debt(0, 0);

  public Debt {
    if (owedBack < 0 || writtenOff < 0) {
      throw new IllegalStateException("a debt is never negative");
    }
  }

  Debt plus(long moreOwed, long moreWrittenOff) {
    return new Debt(owedBack + moreOwed, writtenOff + moreWrittenOff);
  }

  Debt paid(long amount) {
    return new Debt(owedBack - amount, writtenOff);
  }

  /** What is no longer held cannot be taken back any more. */
  Debt limitedTo(long held) {
    var lost = Math.max(0, owedBack - held);
    return new Debt(owedBack - lost, writtenOff + lost);
  }
}
