package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          10.0.0.0/8,     10.255.1.2,  true
          10.0.0.0/8,     11.0.0.1,    false
          192.168.1.7,    192.168.1.7, true
          192.168.1.7,    192.168.1.8, false
          192.168.1.0/25, 192.168.1.127, true
          192.168.1.0/25, 192.168.1.128, false
          0.0.0.0/0,      8.8.8.8,     true
          ::1,            ::1,         true
          2001:db8::/33,  2001:db8:7fff::1, true
          2001:db8::/33,  2001:db8:8000::1, false
          10.0.0.0/8,     ::1,         false
          10.0.0.0/8,     localhost,   false
          """)
  void aRangeKnowsItsAddresses(String range, String address, boolean inside) {
    assertThat(Network.parse(range).contains(address)).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "1.2", "::1/129", "10.0.0.0/x"})
  void whatIsNoRangeIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(text));
  }

  @Test
  void aHouseholdOfTheNewProtocolIsOneClient() {
    assertThat(Network.client("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(Network.client("2001:db8:1:2:ffff::1"))
        .isNotEqualTo(Network.client("2001:db8:1:3::1"));
    assertThat(Network.client("10.1.2.3")).isEqualTo("10.1.2.3");
  }
}
