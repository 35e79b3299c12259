package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 YaBrowser/25.8 Safari/537.36 | Yandex Browser, Windows
          Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1 | Safari, iPhone
          Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 | Chrome, Android
          Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox, Linux
          Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0 | Edge, Windows
          curl/8.5 (Linux) | Linux
          <b>Твой друг</b> | ?
          """)
  void aBrowserIsNamedInOurWordsOnly(String userAgent, String name) {
    assertThat(Devices.name(userAgent)).isEqualTo(name);
  }

  @Test
  void whoSaysNothingOrTooMuchIsUnknown() {
    assertThat(Devices.name(null)).isEqualTo("?");
    assertThat(Devices.name("Firefox/".repeat(1_000))).isEqualTo("?");
  }
}
