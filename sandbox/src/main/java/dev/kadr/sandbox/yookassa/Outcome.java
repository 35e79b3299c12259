package dev.kadr.sandbox.yookassa;

import java.time.Duration;

/** What is answered, and how it gets over the wire. */
record Outcome(Reply reply, Manner manner) {

  /** How an answer travels. */
  sealed interface Manner {
    record Whole() implements Manner {}

    record Late(Duration by) implements Manner {}

    /** Never: the connection stays open and silent. */
    record Never() implements Manner {}

    /** The connection breaks before the first byte. */
    record Cut() implements Manner {}

    /** The connection breaks in the middle of the body. */
    record Half() implements Manner {}

    record Drip(Duration pause) implements Manner {}

    /** The body is followed by many megabytes of spaces. */
    record Huge() implements Manner {}
  }

  static Outcome whole(Reply reply) {
    return new Outcome(reply, new Manner.Whole());
  }
}
