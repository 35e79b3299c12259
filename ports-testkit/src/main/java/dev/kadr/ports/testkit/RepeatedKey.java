package dev.kadr.ports.testkit;

/** A note that collides with a row that is there: its work runs again and then sees that row. */
final class RepeatedKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RepeatedKey(Object key) {
    super(key + " is there already");
  }
}
