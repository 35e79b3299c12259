package dev.kadr.domain.accounts;

/**
 * A name under which an outside service knows an account; unique in the whole system.
 *
 * @param provider who vouches for the subject, such as {@link #TELEGRAM}; another bot that embeds
 *     the core brings its own
 * @param subject the provider's own id of the person: for Telegram the user id, the same in bot,
 *     Mini App and site, which is how the three meet in one account
 */
public record Identity(String provider, String subject) {
  public static final String TELEGRAM = "telegram";
  private static final int MAX_LENGTH = 128;

  public Identity {
    require(provider, "provider");
    require(subject, "subject");
  }

  /** The identity of a Telegram user. */
  public static Identity telegram(long userId) {
    return new Identity(TELEGRAM, Long.toString(userId));
  }

  private static void require(String part, String name) {
    if (part.isBlank() || part.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("an identity's " + name + " has 1 to 128 characters");
    }
  }
}
