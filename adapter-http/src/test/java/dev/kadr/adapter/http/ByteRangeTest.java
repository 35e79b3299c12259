package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.adapter.http.ByteRange.Outside;
import dev.kadr.adapter.http.ByteRange.Part;
import dev.kadr.adapter.http.ByteRange.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-99, 0, 100",
    "bytes=0-100, 0, 100",
    "bytes=10-19, 10, 10",
    "bytes=99-, 99, 1",
    "bytes=0-, 0, 100",
    "bytes=-1, 99, 1",
    "bytes=-500, 0, 100",
    "' bytes=10-19 ', 10, 10"
  })
  void aPartIsWhatIsAskedForAndThere(String header, long from, long length) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new Part(from, length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
  void whatIsNotThereIsOutside(String header) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new Outside());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,5-6",
        "bytes=20-10",
        "bytes=-",
        "bytes=a-b",
        "lines=1-2",
        "bytes=0-1000000000000000000000",
        ""
      })
  void whatCannotBeReadIsTheWholeFile(String header) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new Whole());
  }

  @Test
  void nothingAskedIsTheWholeFileAndAnEmptyFileHasNoPart() {
    assertThat(ByteRange.of(null, 100)).isEqualTo(new Whole());
    assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new Outside());
    assertThat(ByteRange.of("bytes=-5", 0)).isEqualTo(new Outside());
  }
}
