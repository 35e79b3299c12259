package dev.kadr.ports.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.ports.Content;
import dev.kadr.ports.FileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kind of a file, which lives in ports; tests of ports are here. */
class FileKindTest {
  @Test
  void whatIsPaintedIsKnown() {
    assertThat(FileKind.of(SamplePictures.png(16, 16))).isEqualTo(FileKind.PNG);
    assertThat(FileKind.of(Content.of(SamplePictures.jpeg(16, 16)))).isEqualTo(FileKind.JPEG);
  }

  @ParameterizedTest
  @CsvSource({
    "RIFF----WEBPVP8 , WEBP",
    "RIFF----WAVEfmt , UNKNOWN",
    "GIF89a----------, GIF",
    "----ftypisom----, MP4",
    "----ftypheic----, HEIC",
    "----ftypmif1----, HEIC",
    "----ftyp, MP4",
    "<html><script>al, UNKNOWN",
    "%PDF-1.7, UNKNOWN",
    "RIFF, UNKNOWN",
    "'', UNKNOWN"
  })
  void aFileIsWhatItBeginsAs(String start, FileKind kind) {
    assertThat(FileKind.of(start.getBytes(ISO_8859_1))).isEqualTo(kind);
  }

  @Test
  void aFilmOfTheOtherContainerIsKnown() {
    assertThat(FileKind.of(new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, 1, 2}))
        .isEqualTo(FileKind.WEBM);
  }
}
