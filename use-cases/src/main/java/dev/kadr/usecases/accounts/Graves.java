package dev.kadr.usecases.accounts;

import dev.kadr.domain.accounts.Identity;
import dev.kadr.ports.Seals;
import dev.kadr.ports.Store;
import java.util.List;
import java.util.Optional;

/**
 * Knows by sealed marks who was here before and left: starter credits are given once, and nobody's
 * name has to be kept for that.
 */
record Graves(Seals seals) {

  /** What is kept of an identity, by the key of today. */
  Optional<String> mark(Identity identity) {
    return marks(identity).stream().findFirst();
  }

  /** Whether somebody of this identity left before, whatever key was today's then. */
  boolean knows(Store store, Identity identity) {
    var marks = marks(identity);
    return !marks.isEmpty() && store.knowsMark(marks);
  }

  private List<String> marks(Identity identity) {
    return seals.of("left/" + identity.provider() + "/" + identity.subject());
  }
}
