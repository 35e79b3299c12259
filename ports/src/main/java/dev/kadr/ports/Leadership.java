package dev.kadr.ports;

import java.util.Optional;

/** Makes one node of many the only one that does something, such as poll Telegram. */
public interface Leadership {
  /** Takes a role if nobody else has it; never waits. */
  Optional<Term> tryLead(String role);

  /** Time during which this node alone has the role. */
  interface Term extends AutoCloseable {
    /** False as soon as the role may belong to somebody else; ask before each round of work. */
    boolean goesOn();

    @Override
    void close();
  }
}
