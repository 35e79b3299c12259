package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.Ids;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {

  /** As PostgreSQL sorts them: by their bytes, which their text sorts like. */
  @ParameterizedTest
  @MethodSource("makers")
  void whatIsMadeLaterSortsLaterAndIsOfVersionSeven(Ids ids) {
    var made = Stream.generate(ids::next).limit(10_000).toList();
    assertThat(made).extracting(UUID::toString).isSorted().doesNotHaveDuplicates();
    assertThat(made).isSorted();
    assertThat(made).allSatisfy(id -> assertThat(id.version()).isEqualTo(7));
    assertThat(made).allSatisfy(id -> assertThat(id.variant()).isEqualTo(2));
  }

  static Stream<Ids> makers() {
    return Stream.of(new RandomIds(), new SequentialIds());
  }
}
