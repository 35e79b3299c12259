package dev.kadr.ports.accounts;

import dev.kadr.domain.accounts.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * An account's end: from now on nobody finds it, and whoever had it is a stranger.
 *
 * @param marks of its identities, by which a stranger is known to have been here before; nobody can
 *     read an identity out of them
 */
public record Farewell(AccountId account, List<String> marks, Instant at) {
  public Farewell {
    marks = List.copyOf(marks);
  }
}
