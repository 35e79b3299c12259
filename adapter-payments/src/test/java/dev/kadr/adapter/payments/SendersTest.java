package dev.kadr.adapter.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose address counts, and which are listened to. */
class SendersTest {
  private static final List<String> PUBLISHED =
      List.of("185.71.76.0/27", "77.75.153.0/25", "77.75.156.11", "2a02:5180::/32");
  private static final List<String> PROXIES = List.of("10.0.0.0/8", "::1");

  private static boolean listens(String peer, String... forwardedFor) {
    return Senders.of(PUBLISHED, PROXIES).mayCall(peer, List.of(forwardedFor));
  }

  @ParameterizedTest
  @CsvSource({
    "185.71.76.0, true",
    "185.71.76.31, true",
    "185.71.76.32, false",
    "185.71.75.255, false",
    "77.75.153.127, true",
    "77.75.153.128, false",
    "77.75.156.11, true",
    "77.75.156.12, false",
    "2a02:5180:0:1509::1, true",
    "2a02:5181::1, false",
    "::ffff:185.71.76.1, true",
    "nobody, false",
    "'', false"
  })
  void onlyPublishedAddressesAreListenedTo(String peer, boolean listens) {
    assertThat(listens(peer)).isEqualTo(listens);
  }

  @Test
  void withoutASettingEverybodyIsListenedTo() {
    assertThat(Senders.of(List.of(), List.of()).mayCall("nobody", List.of())).isTrue();
  }

  @Test
  void aProxyOfOursSaysOnWhoseBehalfItCalls() {
    assertThat(listens("10.1.2.3", "185.71.76.1")).isTrue();
    assertThat(listens("10.1.2.3", "185.71.76.1", "10.9.9.9")).isTrue();
    assertThat(listens("10.1.2.3", "8.8.8.8")).isFalse();
    assertThat(listens("10.1.2.3")).isFalse();
  }

  @Test
  void aStrangerMayClaimWhatItLikes() {
    assertThat(listens("8.8.8.8", "185.71.76.1")).isFalse();
    assertThat(listens("10.1.2.3", "185.71.76.1", "8.8.8.8")).isFalse();
    assertThat(listens("10.1.2.3", "185.71.76.1", "nonsense")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"185.71.76.0/33", "185.71.76/24", "example.com", "1.2.3.4/", "::/129", ""})
  void aRangeThatIsNoneIsNamed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Senders.of(List.of(text), List.of()))
        .withMessageContaining("YOOKASSA_NETWORKS");
  }
}
