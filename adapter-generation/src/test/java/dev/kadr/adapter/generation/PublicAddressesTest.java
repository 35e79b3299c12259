package dev.kadr.adapter.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses and which names are the open internet's. */
class PublicAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "fec0::1",
        "ff02::1",
        "64:ff9b::a00:1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::",
        "100::1"
      })
  void aHouseIsNotPublic(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "93.158.134.1",
        "172.32.0.1",
        "100.128.0.1",
        "2a02:6b8::1",
        "2606:4700::1"
      })
  void theInternetIsPublic(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "files.example, https://files.example/a, true",
    "files.example, https://FILES.example./a, true",
    "files.example, https://files.example:443/a, true",
    "files.example, https://files.example:444/a, false",
    "files.example:444, https://files.example:444/a, true",
    "files.example:444, https://files.example/a, false",
    "files.example, http://files.example:443/a, false",
    "files.example, https://sub.files.example/a, false",
    "*.files.example, https://sub.files.example/a, true",
    "*.files.example, https://files.example/a, false",
    "*.files.example, https://evilfiles.example/a, false",
    "localhost:8090, http://localhost:8090/a, true",
    "localhost:8090, http://localhost:8091/a, false",
    "localhost, http://localhost:8091/a, true",
    "127.0.0.1:80, http://127.0.0.1/a, true",
    "127.0.0.1:80, http://127.0.0.2/a, false",
    "[::1]:80, http://[::1]/a, true",
    "10.0.0.1, http://10.0.0.1/a, false"
  })
  void aHostIsListedExactly(String entry, URI address, boolean allowed) {
    assertThat(FileHosts.parse(List.of(entry)).allow(address)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://files.example", "a b", "files.example/", "files.example:x"})
  void nonsenseIsNoHost(String entry) {
    assertThatIllegalArgumentException().isThrownBy(() -> FileHosts.parse(List.of(entry)));
  }
}
