package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.State;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestExampleTest {

  /** A state that is added to the domain is stored by nobody's test until it has its example. */
  @Test
  void everyStateOfTheDomainHasItsExample() {
    var account = Fixtures.accountId();
    var shown =
        Stream.of(RequestExample.values())
            .map(
                example ->
                    example.from(
                        Given.fresh(account, Fixtures.GENAPI, example.photoshoot(), Fixtures.NOW)
                            .next()))
            .map(tale -> tale.request().state().getClass())
            .collect(Collectors.toSet());
    assertThat(shown).isEqualTo(states(State.class).collect(Collectors.toSet()));
  }

  private static Stream<Class<?>> states(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RequestExampleTest::states)
        : Stream.of(type);
  }
}
