package dev.kadr.ports;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.orders.PurchaseKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers for a while which wish a key of a caller's stands for and what was answered to it, so
 * that a caller who lost the answer gets the same one.
 */
public interface KeptAnswers {
  /**
   * What a key stands for.
   *
   * @param fingerprint of the wish
   * @param answer absent as long as nothing certain was answered
   */
  record Kept(String fingerprint, Optional<String> answer) {}

  /**
   * Takes a key for a wish; of any number at once the first stays.
   *
   * @return what the key stands for now
   */
  Kept take(AccountId account, PurchaseKey key, String fingerprint, Instant now);

  /**
   * Keeps the answer to a wish whose key was taken; the first one stays.
   *
   * @return the answer that is kept
   */
  String answer(AccountId account, PurchaseKey key, String answer);

  /** Frees a key that nothing was made under: to say what was missing is no other wish. */
  void forget(AccountId account, PurchaseKey key);

  /**
   * Forgets what is older, refusals and receipts of requests too, and frees its keys for new
   * wishes.
   *
   * @param limit how many of each kind
   * @return how many were forgotten
   */
  int sweep(Instant before, int limit);
}
