package dev.kadr.sandbox.mischief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MischiefTest {
  private static final List<String> FATES = List.of("rain", "snow");

  private final Mischief mischief =
      new Mischief(
          List.of(
              Dial.rate("rain", "Rain"),
              Dial.rate("snow", "Snow"),
              Dial.choice("where", "Where", "here", "there")));

  private static ObjectNode order() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service", "weather")
        .put("action", "mischief");
  }

  private List<Optional<String>> fates(String stream, int count) {
    return IntStream.range(0, count).mapToObj(i -> mischief.fate(stream, FATES)).toList();
  }

  @Test
  void theSameSeedBringsTheSameFates() {
    mischief.turn(order().put("rain", 0.3).put("snow", 0.3).put("seed", 7));
    var first = fates("a", 40);
    mischief.turn(order().put("seed", 7));
    assertThat(fates("a", 40)).isEqualTo(first);
    mischief.turn(order().put("seed", 8));
    assertThat(fates("a", 40)).isNotEqualTo(first);
  }

  @Test
  void whatHappensInOneStreamDoesNotChangeAnother() {
    mischief.turn(order().put("rain", 0.5).put("seed", 7));
    var alone = fates("a", 40);
    mischief.turn(order().put("seed", 7));
    fates("b", 13);
    assertThat(fates("a", 40)).isEqualTo(alone);
    assertThat(fates("c", 40)).isNotEqualTo(alone);
  }

  @Test
  void ratesAreSharesOfAllAndAddUp() {
    mischief.turn(order().put("rain", 0.2).put("snow", 0.3));
    var fates = fates("a", 10_000);
    assertThat(fates.stream().filter(one -> one.equals(Optional.of("rain"))).count())
        .isBetween(1_800L, 2_200L);
    assertThat(fates.stream().filter(one -> one.equals(Optional.of("snow"))).count())
        .isBetween(2_800L, 3_200L);
  }

  @Test
  void aRateOfOneAlwaysHappensAndOneOfZeroNever() {
    mischief.turn(order().put("snow", 1));
    assertThat(fates("a", 100)).containsOnly(Optional.of("snow"));
  }

  @Test
  void aWrongOrderTurnsNothingAndSaysWhatIsThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mischief.turn(order().put("rain", 0.5).put("hail", 1)))
        .withMessageContaining("seed, latency_millis, jitter_millis, rain, snow, where");
    assertThatIllegalArgumentException().isThrownBy(() -> mischief.turn(order().put("rain", 20)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mischief.turn(order().put("where", "nowhere")))
        .withMessageContaining("here, there");
    assertThatIllegalArgumentException().isThrownBy(() -> mischief.turn(order()));
    assertThat(mischief.report().path("rain").asDouble()).isZero();
  }

  @Test
  void atRestEverythingIsAsAtTheStart() {
    var start = mischief.report();
    mischief.turn(order().put("rain", 1).put("where", "there").put("latency_millis", 5));
    mischief.rest();
    assertThat(mischief.report()).isEqualTo(start);
    assertThat(fates("a", 10)).containsOnly(Optional.empty());
  }

  @Test
  void jitterIsPartOfTheLatencyAndRepeatsWithItsSeed() {
    mischief.turn(order().put("latency_millis", 100).put("jitter_millis", 50).put("seed", 3));
    var first = IntStream.range(0, 20).mapToObj(i -> mischief.latency("a")).toList();
    assertThat(first).allMatch(late -> late.toMillis() >= 100 && late.toMillis() < 150);
    assertThat(first.stream().distinct().count()).isGreaterThan(5);
    mischief.turn(order().put("seed", 3));
    assertThat(IntStream.range(0, 20).mapToObj(i -> mischief.latency("a")).toList())
        .isEqualTo(first);
  }
}
