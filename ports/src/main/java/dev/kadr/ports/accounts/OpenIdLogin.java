package dev.kadr.ports.accounts;

import java.net.URI;

/**
 * Signs people in by OpenID Connect: they go to the issuer's page and come back with a code, which
 * is redeemed for the issuer's word.
 */
public interface OpenIdLogin {
  /**
   * The secrets of one attempt.
   *
   * @param state comes back with the code
   * @param verifier of PKCE: only who began can redeem the code
   * @param nonce comes back in the issuer's word, when the issuer does so
   */
  record Attempt(String state, String verifier, String nonce) {
    @Override
    public String toString() {
      return "Attempt[]";
    }
  }

  Page page(Attempt attempt);

  /**
   * Redeems a code. Only what the issuer signed, for us, a moment ago, counts.
   *
   * @param code whatever came back; may be anything
   */
  Answer redeem(String code, Attempt attempt);

  /** Where to send a browser. */
  sealed interface Page {
    record At(URI address) implements Page {}

    /** The issuer cannot be asked now. */
    record Unavailable(String why) implements Page {}
  }

  /** What a code was worth. */
  sealed interface Answer {
    record Proven(TelegramPerson person) implements Answer {}

    record Refused(String why) implements Answer {}

    record Unavailable(String why) implements Answer {}
  }
}
