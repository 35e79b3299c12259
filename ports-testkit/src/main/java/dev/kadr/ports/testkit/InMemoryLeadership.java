package dev.kadr.ports.testkit;

import dev.kadr.ports.Leadership;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Roles in a map; whoever has the map is a node of the same system. */
public final class InMemoryLeadership implements Leadership {
  private final Map<String, Lead> roles = new ConcurrentHashMap<>();

  @Override
  public Optional<Term> tryLead(String role) {
    var lead = new Lead(role);
    return roles.putIfAbsent(role, lead) == null ? Optional.of(lead) : Optional.empty();
  }

  /** Takes the role from whoever has it, as a lost connection does. */
  public void lose(String role) {
    roles.remove(role);
  }

  private final class Lead implements Term {
    private final String role;

    Lead(String role) {
      this.role = role;
    }

    @Override
    public boolean goesOn() {
      return roles.get(role) == this;
    }

    @Override
    public void close() {
      roles.remove(role, this);
    }
  }
}
