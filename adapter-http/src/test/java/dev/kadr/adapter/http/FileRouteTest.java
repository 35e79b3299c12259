package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.Content;
import dev.kadr.ports.FileLinks;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.InMemoryBlobs;
import dev.kadr.ports.testkit.MutableClock;
import dev.kadr.ports.testkit.SamplePictures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The route as a browser meets it, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileRouteTest {
  private final MutableClock clock = MutableClock.atNow();
  private final InMemoryBlobs blobs = new InMemoryBlobs();
  private final HttpClient client = HttpClient.newHttpClient();
  private RunningApi api;

  @BeforeAll
  void start() throws Exception {
    api = RunningApi.start(blobs, clock);
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    api.stop();
  }

  @Test
  void aPictureComesWholeWithItsKindAndName() throws Exception {
    var png = SamplePictures.png(64, 64);
    var key = blobs.put(Content.of(png));

    var answer = get(link(key));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(png);
    assertThat(header(answer, "Content-Type")).isEqualTo("image/png");
    assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(png.length));
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo("inline; filename=\"kadr-" + key.value().substring(0, 8) + ".png\"");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
  }

  @Test
  void onlyTheBrowserItselfKeepsItAndNoLongerThanTheLinkHolds() throws Exception {
    var link =
        api.links().link(blobs.put(Content.of(SamplePictures.jpeg(16, 16))), FileLinks.USUAL);
    var control = header(get(link), "Cache-Control");
    assertThat(control).contains("private").doesNotContain("public");
    var until = Long.parseLong(link.getQuery().replaceAll("^until=(\\d+).*", "$1"));
    assertThat(control)
        .contains("max-age=" + (until - clock.instant().plusSeconds(1).getEpochSecond()));
  }

  @Test
  void whatNobodyKnowsIsSavedAndNeverShown() throws Exception {
    var html = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    var answer = get(link(blobs.put(Content.of(html))));
    assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(header(answer, "Content-Disposition")).startsWith("attachment;").endsWith(".bin\"");
  }

  @Test
  void whoHasItAlreadyIsToldSo() throws Exception {
    var link = link(blobs.put(Content.of(SamplePictures.png(16, 16))));
    var tag = header(get(link), "ETag");

    var again = get(link, "If-None-Match", "\"other\", W/" + tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "ETag")).isEqualTo(tag);
    assertThat(get(link, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void aPlayerGetsThePartOfAFilmThatItAsksFor() throws Exception {
    var film = film(300_000);
    var link = link(blobs.put(Content.of(film)));

    var part = get(link, "Range", "bytes=100000-249999");

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(header(part, "Content-Type")).isEqualTo("video/mp4");
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 100000-249999/300000");
    assertThat(header(part, "Content-Length")).isEqualTo("150000");
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(film, 100_000, 250_000));
    assertThat(header(get(link), "Accept-Ranges")).isEqualTo("bytes");
    var end = get(link, "Range", "bytes=-10");
    assertThat(end.body()).isEqualTo(Arrays.copyOfRange(film, 299_990, 300_000));
  }

  @Test
  void aPartThatIsNotThereIsRefusedAndOneOfAnotherFileIsTheWholeFile() throws Exception {
    var film = film(1_000);
    var link = link(blobs.put(Content.of(film)));

    var outside = get(link, "Range", "bytes=1000-");
    assertThat(outside.statusCode()).isEqualTo(416);
    assertThat(header(outside, "Content-Range")).isEqualTo("bytes */1000");
    assertThat(header(outside, "Content-Type")).isEqualTo("application/problem+json");

    var tag = header(get(link), "ETag");
    assertThat(get(link, "Range", "bytes=0-9", "If-Range", tag).statusCode()).isEqualTo(206);
    var other = get(link, "Range", "bytes=0-9", "If-Range", "\"other\"");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).isEqualTo(film);
  }

  @Test
  void askingForTheHeadSendsNoBody() throws Exception {
    var film = film(5_000);
    var request =
        HttpRequest.newBuilder(at(link(blobs.put(Content.of(film)))))
            .method("HEAD", HttpRequest.BodyPublishers.noBody());
    var answer = client.send(request.build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Length")).isEqualTo("5000");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aStrangersAddressLearnsNothing() throws Exception {
    var kept = blobs.put(Content.of(SamplePictures.png(16, 16)));
    var forged = "?until=4000000000&signature=" + "A".repeat(43);
    var ofKept = get(URI.create("/files/" + kept.value() + forged));
    var ofNothing = get(URI.create("/files/" + Fixtures.blobKey().value() + forged));
    var ofNonsense = get(URI.create("/files/..%2f..%2fetc%2fpasswd" + forged));
    var bare = get(URI.create("/files/" + kept.value()));

    assertThat(ofKept.statusCode()).isEqualTo(404);
    assertThat(header(ofKept, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(text(ofKept)).contains("\"type\":\"not-found\"").doesNotContain(kept.value());
    assertThat(text(ofNothing)).isEqualTo(text(ofKept));
    assertThat(text(bare)).isEqualTo(text(ofKept));
    assertThat(ofNothing.statusCode()).isEqualTo(404);
    assertThat(bare.statusCode()).isEqualTo(404);
    assertThat(ofNonsense.statusCode()).isBetween(400, 404);
  }

  @Test
  void aLinkOfOursThatIsOverSaysHowToGetANewOne() throws Exception {
    var key = blobs.put(Content.of(SamplePictures.png(16, 16)));
    var link = api.links().link(key, Duration.ofHours(1));
    var before = clock.instant();
    clock.advance(Duration.ofHours(2));
    try {
      var answer = get(link);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(text(answer)).contains("\"type\":\"link-expired\"", "/history");
      assertThat(get(link(key)).statusCode()).isEqualTo(200);
    } finally {
      clock.set(before);
    }
  }

  @Test
  void aFileThatWasRemovedSaysSo() throws Exception {
    var key = blobs.put(Content.of(SamplePictures.png(16, 16)));
    blobs.delete(key);
    var answer = get(link(key));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).contains("\"type\":\"file-removed\"");
  }

  private URI link(BlobKey key) {
    return api.links().link(key, FileLinks.USUAL);
  }

  private URI at(URI link) {
    var query = link.getRawQuery() == null ? "" : "?" + link.getRawQuery();
    return URI.create("http://127.0.0.1:" + api.port() + link.getRawPath() + query);
  }

  private HttpResponse<byte[]> get(URI link, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(at(link));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static byte[] film(int length) {
    var film = new byte[length];
    new Random(5).nextBytes(film);
    System.arraycopy("\0\0\0\030ftypisom".getBytes(StandardCharsets.ISO_8859_1), 0, film, 0, 12);
    return film;
  }
}
