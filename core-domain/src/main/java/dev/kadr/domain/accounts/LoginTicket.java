package dev.kadr.domain.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A login link that a person opened in the bot: whoever waits for it on the site knows the ticket.
 *
 * @param digest the SHA-256 of the ticket in hexadecimal; the ticket itself is a secret and is not
 *     kept
 * @param at when it was opened; a ticket is good for minutes
 */
public record LoginTicket(String digest, Instant at) {
  public static LoginTicket of(String ticket, Instant at) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var digest = sha.digest(ticket.getBytes(StandardCharsets.UTF_8));
      return new LoginTicket(HexFormat.of().formatHex(digest), at);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
