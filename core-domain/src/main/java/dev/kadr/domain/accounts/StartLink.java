package dev.kadr.domain.accounts;

import java.util.regex.Pattern;

/** What a link into the bot says about whoever opened it. */
public sealed interface StartLink {
  /** No link, or one that says nothing. */
  record Plain() implements StartLink {}

  /** Back from a payment's page. */
  record Paid() implements StartLink {}

  /** Sent by somebody, or found in an advertisement. */
  record Source(Touch.Kind kind, String code) implements StartLink {}

  /**
   * Wants to be known on the site.
   *
   * @param ticket a secret: who has it can wait for the sign-in
   */
  record Login(String ticket) implements StartLink {
    @Override
    public String toString() {
      return "Login[]";
    }
  }

  /** It says something that no link of ours does. */
  record Rotten() implements StartLink {}

  /** What Telegram lets through in a deep link. */
  Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** 128 bits at least, in whatever spelling. */
  int SHORTEST_TICKET = 16;

  /**
   * Reads a link's payload.
   *
   * @param payload whatever came behind the command; may be anything
   */
  static StartLink parse(String payload) {
    if (payload.isEmpty()) {
      return new Plain();
    }
    if (!SHAPE.matcher(payload).matches()) {
      return new Rotten();
    }
    if (payload.equals("success")) {
      return new Paid();
    }
    var split = payload.indexOf('_') + 1;
    var value = payload.substring(split);
    if (split == 0 || value.isEmpty()) {
      return new Rotten();
    }
    return switch (payload.substring(0, split)) {
      case "ref_" -> new Source(Touch.Kind.REFERRAL, value);
      case "c_" -> new Source(Touch.Kind.CAMPAIGN, value);
      case "login_" -> value.length() < SHORTEST_TICKET ? new Rotten() : new Login(value);
      default -> new Rotten();
    };
  }
}
