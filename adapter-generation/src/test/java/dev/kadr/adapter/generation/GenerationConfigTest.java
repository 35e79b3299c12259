package dev.kadr.adapter.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A door that is opened wrongly does not open. */
class GenerationConfigTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.gen-api.ru",
        "http://10.0.0.1",
        "http://127.0.0.1.evil.example",
        "ftp://api.gen-api.ru",
        "https:///api",
        "/api",
        "https://user@api.gen-api.ru"
      })
  void anAddressThatWouldShowTheKeyIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Generation.Account(URI.create(url), "key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.gen-api.ru",
        "http://127.0.0.1:8090",
        "http://localhost:8090",
        "http://[::1]:1"
      })
  void anAddressThatIsSafeIsTaken(String url) {
    assertThat(new Generation.Account(URI.create(url + "/"), "key").url())
        .isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "line\r\nbreak", "ключ"})
  void aKeyIsOneWord(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Generation.Account(URI.create("https://api.gen-api.ru"), key));
  }

  @Test
  void aSecretIsLongAndThereIsOne() {
    var url = URI.create("https://kadr.example/gen/callback");
    assertThatIllegalArgumentException().isThrownBy(() -> new Generation.Callback(url, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Generation.Callback(url, List.of(Samples.SECRET, "short")));
  }

  @Test
  void aLimitIsALimit() {
    var second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Generation.Patience(second, second, Duration.ZERO, second, second));
  }

  @Test
  void nothingSecretIsPrinted() {
    var config =
        Samples.config(
            URI.create("https://api.gen-api.ru"), List.of(), Generation.Patience.usual());
    assertThat(config.toString()).doesNotContain(Samples.KEY, Samples.SECRET);
    assertThat(config.fileHosts()).contains("gen-api.storage.yandexcloud.net");
  }
}
