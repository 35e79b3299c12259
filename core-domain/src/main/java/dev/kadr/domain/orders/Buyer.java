package dev.kadr.domain.orders;

import dev.kadr.domain.accounts.AccountId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who buys, and from where.
 *
 * @param utm where the buyer came from, by the names of the address: at most 16, of 32 characters
 *     with values of 200
 */
public record Buyer(
    AccountId account, PurchaseKey key, Channel channel, SortedMap<String, String> utm) {
  public Buyer {
    utm = Collections.unmodifiableSortedMap(new TreeMap<>(utm));
    if (utm.size() > 16
        || utm.entrySet().stream()
            .anyMatch(tag -> tag.getKey().length() > 32 || tag.getValue().length() > 200)) {
      throw new IllegalArgumentException("too many or too long tags of where the buyer came from");
    }
  }

  /** Somebody of whom nothing is known but the window. */
  public static Buyer of(AccountId account, PurchaseKey key, Channel channel) {
    return new Buyer(account, key, channel, new TreeMap<>());
  }
}
