package dev.kadr.app;

import dev.kadr.usecases.Policy;
import java.time.Duration;

/** For how many days files are kept, as config.yml says it; 2 at least each. */
record RetentionConfiguration(int photoDays, int resultDays, int unconfirmedDays) {
  static final RetentionConfiguration STANDARD = new RetentionConfiguration(30, 90, 2);

  /**
   * The same as the use cases know it.
   *
   * @throws Settings.Refused when files would be gone too soon
   */
  Policy.Retention toPolicy() {
    try {
      return new Policy.Retention(
          Duration.ofDays(photoDays),
          Duration.ofDays(resultDays),
          Duration.ofDays(unconfirmedDays));
    } catch (IllegalArgumentException tooShort) {
      throw new Settings.Refused("retention in config.yml: " + tooShort.getMessage());
    }
  }
}
