package dev.kadr.domain.credits;

/** Where a grant comes from. */
public enum Origin {
  STARTER(false, false),
  PURCHASE(true, false),
  STARS(true, false),
  PROMO(false, true),
  REFERRAL(false, false),
  GIFT(false, true),
  ADJUSTMENT(false, false);

  private final boolean paid;
  private final boolean mayExpire;

  Origin(boolean paid, boolean mayExpire) {
    this.paid = paid;
    this.mayExpire = mayExpire;
  }

  /** Whether money was given for it: such credits are spent last and can be refunded. */
  public boolean paid() {
    return paid;
  }

  /** Whether a grant of this origin may be made with a validity that ends. */
  public boolean mayExpire() {
    return mayExpire;
  }
}
