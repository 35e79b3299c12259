package dev.kadr.adapter.generation;

import static dev.kadr.adapter.generation.StubProvider.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.ports.generation.ImageGenerator.Fetch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results come from where we let them come from, whole, and are what they should be. */
class ResultFetcherTest {
  private static final byte[] PNG = picture("\u0089PNG\r\n\u001a\n", 5_000);

  private final StubProvider stub = new StubProvider();
  private final Path folder;
  private final ResultFetcher fetcher;

  ResultFetcherTest(@TempDir Path folder) {
    this.folder = folder;
    this.fetcher =
        fetcher(Samples.patient(), folder, stub.hostAndPort(), "files.example", "10.0.0.5");
  }

  private static ResultFetcher fetcher(Generation.Patience patience, Path folder, String... hosts) {
    return new ResultFetcher(FileHosts.parse(List.of(hosts)), patience, folder);
  }

  private static byte[] picture(String magic, int length) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) 7);
    for (var i = 0; i < magic.length(); i++) {
      bytes[i] = (byte) magic.charAt(i);
    }
    return bytes;
  }

  @AfterEach
  void close() throws IOException {
    fetcher.close();
    stub.close();
  }

  private Fetch fetched(StubProvider.Behaviour behaviour) {
    stub.on("/a.png?x=1", behaviour);
    return fetcher.fetch(URI.create(stub.url() + "/a.png?x=1"), OutputKind.PICTURE);
  }

  @Test
  void aPictureComesWholeAndIsGoneAfterUse() throws IOException {
    var result = (Fetch.Fetched) fetched(bytes(200, "text/plain", PNG));
    assertThat(result.mediaType()).isEqualTo("image/png");
    assertThat(result.content().length()).isEqualTo(PNG.length);
    try (var stream = result.content().open()) {
      assertThat(stream.readAllBytes()).isEqualTo(PNG);
    }
    var path = ((TemporaryFile) result.content()).path();
    assertThat(path).exists();
    result.content().close();
    assertThat(path).doesNotExist();
  }

  @Test
  void theKeyStaysAtHome() {
    fetched(bytes(200, "image/png", PNG));
    assertThat(stub.onlyRequest().head())
        .doesNotContainIgnoringCase("authorization")
        .doesNotContain(Samples.KEY)
        .contains("Host: " + stub.hostAndPort() + "\r\n");
  }

  @Test
  void aBodyInChunksIsPutTogether() throws IOException {
    var result =
        (Fetch.Fetched)
            fetched(
                (request, out, socket) -> {
                  out.write(
                      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
                  for (var at = 0; at < PNG.length; at += 777) {
                    var chunk = Arrays.copyOfRange(PNG, at, Math.min(PNG.length, at + 777));
                    out.write((Integer.toHexString(chunk.length) + ";x=y\r\n").getBytes(UTF_8));
                    out.write(chunk);
                    out.write("\r\n".getBytes(UTF_8));
                  }
                  out.write("0\r\n\r\n".getBytes(UTF_8));
                  out.flush();
                });
    try (var content = result.content();
        var stream = content.open()) {
      assertThat(stream.readAllBytes()).isEqualTo(PNG);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RIFF----WEBP, PICTURE, image/webp",
    "----ftypisom, VIDEO, video/mp4",
    "----ftypisom, PICTURE,",
    "RIFF----WEBP, VIDEO,",
    "RIFF----WAVE, PICTURE,",
    "<html><head>, PICTURE,",
    "GIF89a......, PICTURE,"
  })
  void whatIsThereIsToldByItsFirstBytes(String start, OutputKind kind, String mediaType) {
    stub.on("/a", bytes(200, "image/png", picture(start, 100)));
    var result = fetcher.fetch(URI.create(stub.url() + "/a"), kind);
    if (mediaType == null) {
      assertThat(result).isInstanceOf(Fetch.Missing.class);
      return;
    }
    var found = (Fetch.Fetched) result;
    found.content().close();
    assertThat(found.mediaType()).isEqualTo(mediaType);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 403, 404, 410, 500, 503})
  void aDeadLinkIsMissing(int status) {
    assertThat(fetched(bytes(status, "application/xml", "<Error/>".getBytes(UTF_8))))
        .isInstanceOf(Fetch.Missing.class);
  }

  @Test
  void aPictureThatBreaksOffIsMissingAndLeavesNothing() throws IOException {
    assertThat(
            fetched(
                (request, out, socket) -> {
                  out.write(StubProvider.head(200, "image/png", PNG.length));
                  out.write(PNG, 0, 1_000);
                  out.flush();
                  socket.close();
                }))
        .isInstanceOf(Fetch.Missing.class);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aPictureThatIsTooLargeIsMissingAndLeavesNothing() throws IOException {
    stub.on("/huge", bytes(200, "image/png", picture("\u0089PNG\r\n\u001a\n", (25 << 20) + 1)));
    assertThat(fetcher.fetch(URI.create(stub.url() + "/huge"), OutputKind.PICTURE))
        .isEqualTo(new Fetch.Missing("longer than " + (25 << 20) + " bytes"));
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aPictureWithoutEndIsNotReadToItsEnd() {
    var written = new AtomicLong();
    stub.on(
        "/endless",
        (request, out, socket) -> {
          out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
          out.write(PNG);
          for (var chunk = 0; chunk < 200; chunk++) {
            out.write(new byte[1 << 20]);
            written.addAndGet(1 << 20);
          }
        });
    assertThat(fetcher.fetch(URI.create(stub.url() + "/endless"), OutputKind.PICTURE))
        .isInstanceOf(Fetch.Missing.class);
    assertThat(written.get()).isLessThan(100L << 20);
  }

  @Test
  void aPictureOfJustTheLimitComes() {
    stub.on("/large", bytes(200, "image/png", picture("\u0089PNG\r\n\u001a\n", 25 << 20)));
    assertThat(fetcher.fetch(URI.create(stub.url() + "/large"), OutputKind.PICTURE))
        .isInstanceOfSatisfying(Fetch.Fetched.class, found -> found.content().close());
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void silenceAndDripsEndWithThePatience() {
    try (var hasty = fetcher(Samples.impatient(), folder, stub.hostAndPort())) {
      for (var behaviour : List.of(stub.hang(), stub.drip(200, 1_000_000))) {
        stub.on("/slow", behaviour);
        assertThat(hasty.fetch(URI.create(stub.url() + "/slow"), OutputKind.PICTURE))
            .isInstanceOf(Fetch.Missing.class);
      }
    }
    assertThat(fetched(StubProvider.reset())).isInstanceOf(Fetch.Missing.class);
  }

  @Test
  void aHeadWithoutEndIsMissing() {
    assertThat(
            fetched(
                (request, out, socket) -> {
                  out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(UTF_8));
                  out.write(picture("a", 100_000));
                  out.flush();
                }))
        .isInstanceOf(Fetch.Missing.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/a.png",
        "https://files.example.evil.example/a.png",
        "https://files.example@evil.example/a.png",
        "https://someone@files.example/a.png",
        "https://files.example:8443/a.png",
        "http://files.example/a.png",
        "ftp://files.example/a.png",
        "file:///etc/passwd",
        "https:///a.png",
        "http://169.254.169.254/latest/meta-data/",
        "https://169.254.169.254/latest/meta-data/",
        "https://localhost/a.png",
        "http://127.0.0.1:1/a.png",
        "http://[::1]/a.png",
        "https://10.0.0.5/a.png"
      })
  void whatIsNotListedOrNotPublicIsForbidden(String address) {
    assertThat(fetcher.fetch(URI.create(address), OutputKind.PICTURE))
        .isInstanceOf(Fetch.Forbidden.class);
  }

  @Test
  void aRedirectOffTheListIsForbidden() {
    assertThat(
            fetched(
                StubProvider.json(302, "", "Location: http://169.254.169.254/latest/meta-data/")))
        .isInstanceOf(Fetch.Forbidden.class);
    assertThat(fetched(StubProvider.json(302, "", "Location: https://localhost/a.png")))
        .isInstanceOf(Fetch.Forbidden.class);
  }

  @Test
  void aRedirectOnTheListIsFollowed() {
    stub.on("/b.png", bytes(200, "image/png", PNG));
    assertThat(fetched(StubProvider.json(302, "", "Location: /b.png")))
        .isInstanceOfSatisfying(Fetch.Fetched.class, found -> found.content().close());
  }

  @Test
  void redirectsInACircleEnd() {
    assertThat(fetched(StubProvider.json(302, "", "Location: /a.png?x=1")))
        .isInstanceOf(Fetch.Missing.class);
    assertThat(stub.requests()).hasSize(4);
  }

  @Test
  void nobodyAtTheDoorIsMissing() throws IOException {
    String gone;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone = "127.0.0.1:" + server.getLocalPort();
    }
    try (var other = fetcher(Samples.patient(), folder, gone)) {
      assertThat(other.fetch(URI.create("http://" + gone + "/"), OutputKind.PICTURE))
          .isInstanceOf(Fetch.Missing.class);
    }
  }
}
