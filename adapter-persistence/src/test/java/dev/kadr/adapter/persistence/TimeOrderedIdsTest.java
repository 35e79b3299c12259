package dev.kadr.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.MutableClock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private final MutableClock clock = new MutableClock(Fixtures.NOW);
  private final TimeOrderedIds ids = new TimeOrderedIds(clock);

  @Test
  void whatIsMadeLaterSortsLater() {
    var made =
        Stream.generate(
                () -> {
                  clock.advance(Duration.ofMillis(1));
                  return ids.next().toString();
                })
            .limit(1_000)
            .toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void anIdIsOfVersion7AndBearsItsMillisecond() {
    var id = ids.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(Fixtures.NOW.toEpochMilli());
  }

  @Test
  void ofOneMillisecondNoTwoAreTheSame() {
    assertThat(Stream.generate(ids::next).limit(1_000).map(UUID::toString)).doesNotHaveDuplicates();
  }
}
