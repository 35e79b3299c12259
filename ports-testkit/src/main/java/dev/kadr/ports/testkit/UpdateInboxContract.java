package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.dialogue.UpdateInbox;
import dev.kadr.ports.dialogue.UpdateInbox.Parked;
import dev.kadr.ports.dialogue.UpdateInbox.Pending;
import dev.kadr.ports.dialogue.UpdateInbox.Update;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link UpdateInbox} must do, whatever keeps it.
 *
 * <p>Each test has an inbox of its own, or at least an empty one: lanes are claimed whoever stored
 * what is in them.
 */
public interface UpdateInboxContract {
  Duration LEASE = Duration.ofSeconds(30);

  UpdateInbox inbox();

  /** The clock by which leases run out and updates fall due. */
  MutableClock clock();

  @Test
  default void anUpdateIsStoredOnce() {
    assertThat(inbox().store(update(1, "a", "first"))).isTrue();
    assertThat(inbox().store(update(1, "a", "second"))).isFalse();
    assertThat(inbox().pending("a", 10)).containsExactly(new Pending(1, "first", 0));
  }

  /** Telegram sends again what was answered slowly, also when it was handled meanwhile. */
  @Test
  default void anUpdateThatIsDoneIsNotStoredAgain() {
    inbox().store(update(1, "a", "first"));
    inbox().done(1);
    assertThat(inbox().store(update(1, "a", "first"))).isFalse();
    assertThat(inbox().pending("a", 10)).isEmpty();
  }

  @Test
  default void manyStoresOfOneUpdateAtOnceStoreItOnce() {
    var stored = Crowd.of(8, number -> inbox().store(update(1, "a", "same")));
    assertThat(stored).filteredOn(first -> first).hasSize(1);
  }

  @Test
  default void whateverTheBodyIsItComesBack() {
    var body = "{\"text\": \"\u041b\u0438\u0441\u0430 \uD83E\uDD8A\\u0000\"} is no JSON";
    inbox().store(update(1, "a", body));
    assertThat(inbox().pending("a", 10)).containsExactly(new Pending(1, body, 0));
  }

  @Test
  default void aLaneKeepsItsOrderWhateverCameFirst() {
    inbox().store(update(3, "a", "three"));
    inbox().store(update(1, "a", "one"));
    inbox().store(update(2, "b", "other"));
    assertThat(inbox().pending("a", 10)).extracting(Pending::id).containsExactly(1L, 3L);
    assertThat(inbox().pending("a", 1)).extracting(Pending::id).containsExactly(1L);
    inbox().done(1);
    assertThat(inbox().pending("a", 10)).extracting(Pending::id).containsExactly(3L);
  }

  @Test
  default void lanesAreClaimedOldestUpdateFirstUpToTheLimit() {
    inbox().store(update(2, "b", "x"));
    inbox().store(update(1, "a", "x"));
    inbox().store(update(3, "a", "x"));
    inbox().store(update(4, "c", "x"));
    assertThat(inbox().claim("n1", 2, LEASE)).containsExactly("a", "b");
    assertThat(inbox().claim("n2", 2, LEASE)).containsExactly("c");
  }

  @Test
  default void aClaimedLaneIsNobodyElses() {
    inbox().store(update(1, "a", "x"));
    assertThat(inbox().claim("n1", 10, LEASE)).containsExactly("a");
    assertThat(inbox().claim("n2", 10, LEASE)).isEmpty();
    inbox().store(update(2, "a", "x"));
    assertThat(inbox().claim("n2", 10, LEASE)).isEmpty();
  }

  @Test
  default void manyClaimsAtOnceNeverShareALane() {
    for (int i = 1; i <= 64; i++) {
      inbox().store(update(i, "lane-" + i, "x"));
    }
    List<List<String>> claims =
        Crowd.of(
            8,
            number ->
                Stream.generate(() -> inbox().claim("n" + number, 2, LEASE))
                    .limit(4)
                    .peek(lanes -> assertThat(lanes).hasSizeLessThanOrEqualTo(2))
                    .flatMap(List::stream)
                    .toList());
    assertThat(claims.stream().flatMap(List::stream)).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  default void aReleasedLaneIsFreeAtOnce() {
    inbox().store(update(1, "a", "x"));
    inbox().claim("n1", 10, LEASE);
    inbox().release("n1", "a");
    assertThat(inbox().claim("n2", 10, LEASE)).containsExactly("a");
  }

  @Test
  default void onlyWhoHasALaneReleasesIt() {
    inbox().store(update(1, "a", "x"));
    inbox().claim("n1", 10, LEASE);
    inbox().release("n2", "a");
    assertThat(inbox().claim("n2", 10, LEASE)).isEmpty();
    assertThat(inbox().renew("n1", "a", LEASE)).isTrue();
  }

  @Test
  default void aClaimThatIsNotRenewedRunsOut() {
    inbox().store(update(1, "a", "x"));
    inbox().claim("n1", 10, LEASE);
    clock().advance(LEASE.minusSeconds(1));
    assertThat(inbox().claim("n2", 10, LEASE)).isEmpty();
    clock().advance(Duration.ofSeconds(1));
    assertThat(inbox().claim("n2", 10, LEASE)).containsExactly("a");
    assertThat(inbox().renew("n1", "a", LEASE)).isFalse();
    assertThat(inbox().renew("n2", "a", LEASE)).isTrue();
  }

  @Test
  default void aRenewedClaimLasts() {
    inbox().store(update(1, "a", "x"));
    inbox().claim("n1", 10, LEASE);
    clock().advance(LEASE.minusSeconds(1));
    assertThat(inbox().renew("n1", "a", LEASE)).isTrue();
    clock().advance(LEASE.minusSeconds(1));
    assertThat(inbox().claim("n2", 10, LEASE)).isEmpty();
  }

  @Test
  default void manyClaimsAreRenewedAtOnceAndTheLostOnesAreNamed() {
    for (int number = 1; number <= 4; number++) {
      inbox().store(update(number, "lane-" + number, "x"));
    }
    assertThat(inbox().claim("n1", 3, LEASE)).hasSize(3);
    inbox().claim("n2", 1, LEASE);
    clock().advance(LEASE.minusSeconds(1));
    var wished = Set.of("lane-1", "lane-2", "lane-4", "lane-5");
    assertThat(inbox().renew("n1", wished, LEASE)).containsExactlyInAnyOrder("lane-1", "lane-2");
    assertThat(inbox().renew("n1", Set.of(), LEASE)).isEmpty();
    clock().advance(LEASE.minusSeconds(1));
    assertThat(inbox().claim("n3", 10, LEASE))
        .as("those that nobody renewed")
        .containsExactly("lane-3", "lane-4");
  }

  @Test
  default void aPostponedUpdateHoldsItsLaneUntilItIsDueAndKeepsItsTries() {
    inbox().store(update(1, "a", "patient"));
    inbox().store(update(2, "a", "behind"));
    inbox().failed(1, "HTTP 502", clock().instant());
    inbox().postpone(1, clock().instant().plusSeconds(5));
    assertThat(inbox().pending("a", 10)).isEmpty();
    assertThat(inbox().claim("n1", 10, LEASE)).isEmpty();
    clock().advance(Duration.ofSeconds(5));
    assertThat(inbox().pending("a", 10))
        .containsExactly(new Pending(1, "patient", 1), new Pending(2, "behind", 0));
  }

  @Test
  default void whatIsOverIsNotPostponed() {
    inbox().store(update(1, "a", "x"));
    inbox().done(1);
    inbox().postpone(1, clock().instant());
    assertThat(inbox().pending("a", 10)).isEmpty();
  }

  @Test
  default void nobodyRenewsALaneThatWasNeverClaimed() {
    assertThat(inbox().renew("n1", "a", LEASE)).isFalse();
  }

  @Test
  default void aLaneWithNothingLeftIsNotClaimed() {
    inbox().store(update(1, "a", "x"));
    inbox().done(1);
    assertThat(inbox().claim("n1", 10, LEASE)).isEmpty();
  }

  @Test
  default void anUpdateThatFailedHoldsItsLaneUntilItIsDueAndNoOther() {
    inbox().store(update(1, "a", "poor"));
    inbox().store(update(2, "a", "behind"));
    inbox().store(update(3, "b", "other"));
    inbox().failed(1, "HTTP 502", clock().instant().plusSeconds(10));
    assertThat(inbox().pending("a", 10)).isEmpty();
    assertThat(inbox().claim("n1", 10, LEASE)).containsExactly("b");
    clock().advance(Duration.ofSeconds(10));
    assertThat(inbox().claim("n1", 10, LEASE)).containsExactly("a");
    assertThat(inbox().pending("a", 10))
        .containsExactly(new Pending(1, "poor", 1), new Pending(2, "behind", 0));
  }

  @Test
  default void everyFailureIsCounted() {
    inbox().store(update(1, "a", "poor"));
    inbox().failed(1, "first", clock().instant());
    inbox().failed(1, "second", clock().instant());
    assertThat(inbox().pending("a", 10)).containsExactly(new Pending(1, "poor", 2));
  }

  @Test
  default void aParkedUpdateLetsItsLaneGoOn() {
    inbox().store(update(1, "a", "poison"));
    inbox().store(update(2, "a", "behind"));
    inbox().failed(1, "NullPointerException", clock().instant().plusSeconds(60));
    inbox().park(1, "NullPointerException");
    assertThat(inbox().claim("n1", 10, LEASE)).containsExactly("a");
    assertThat(inbox().pending("a", 10)).containsExactly(new Pending(2, "behind", 0));
    assertThat(inbox().store(update(1, "a", "poison"))).isFalse();
  }

  @Test
  default void whatWasGivenUpIsListedWithItsErrorAndMayBeTakenUpAgain() {
    inbox().store(update(1, "a", "poison"));
    inbox().failed(1, "first", clock().instant().plusSeconds(60));
    assertThat(inbox().retry(1)).isFalse();
    inbox().park(1, "poison");
    assertThat(inbox().parked(10)).containsExactly(new Parked(1, "a", "poison", Fixtures.NOW));
    assertThat(inbox().retry(1)).isTrue();
    assertThat(inbox().parked(10)).isEmpty();
    assertThat(inbox().pending("a", 10)).containsExactly(new Pending(1, "poison", 0));
    assertThat(inbox().retry(2)).isFalse();
  }

  private static Update update(long id, String lane, String body) {
    return new Update(id, lane, body, Fixtures.NOW);
  }
}
