package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.Leadership;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Leadership} must do, whatever decides who leads. */
public interface LeadershipContract {
  /** One node's; others of the same system are {@link #anotherNode()}. */
  Leadership leadership();

  Leadership anotherNode();

  /** Breaks what {@link #leadership()} has the role by, as a lost connection does. */
  void loseTheRole(String role);

  @Test
  default void aRoleHasOneLeader() {
    var role = role();
    try (var term = leadership().tryLead(role).orElseThrow()) {
      assertThat(term.goesOn()).isTrue();
      assertThat(anotherNode().tryLead(role)).isEmpty();
      assertThat(leadership().tryLead(role)).isEmpty();
    }
  }

  @Test
  default void twoRolesHaveALeaderEach() {
    try (var first = leadership().tryLead(role()).orElseThrow();
        var second = anotherNode().tryLead(role()).orElseThrow()) {
      assertThat(first.goesOn()).isTrue();
      assertThat(second.goesOn()).isTrue();
    }
  }

  @Test
  default void whoeverStepsDownMakesRoom() {
    var role = role();
    var first = leadership().tryLead(role).orElseThrow();
    first.close();
    assertThat(first.goesOn()).isFalse();
    try (var second = anotherNode().tryLead(role).orElseThrow()) {
      assertThat(second.goesOn()).isTrue();
      first.close();
      assertThat(second.goesOn()).as("an old term ends nobody else's").isTrue();
    }
  }

  @Test
  default void ofManyAtOnceOneLeads() {
    var role = role();
    var terms =
        Crowd.of(8, number -> (number % 2 == 0 ? leadership() : anotherNode()).tryLead(role));
    assertThat(terms).filteredOn(Optional::isPresent).hasSize(1);
    terms.forEach(term -> term.ifPresent(Leadership.Term::close));
  }

  @Test
  default void whoeverLostTheirRoleIsToldSo() {
    var role = role();
    try (var term = leadership().tryLead(role).orElseThrow()) {
      loseTheRole(role);
      assertThat(term.goesOn()).isFalse();
      try (var next = anotherNode().tryLead(role).orElseThrow()) {
        assertThat(next.goesOn()).isTrue();
        assertThat(term.goesOn()).isFalse();
      }
    }
  }

  private static String role() {
    return "role-" + Fixtures.random();
  }
}
