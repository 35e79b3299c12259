package dev.kadr.adapter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.testkit.SamplePictures;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Photos by HTTP, good ones and those that are meant to hurt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadApiTest {
  private ApiWorld api;

  @BeforeAll
  void start() throws Exception {
    api = ApiWorld.start();
  }

  @AfterAll
  void stop() throws Exception {
    api.stop();
  }

  @Test
  void aPhotoIsKeptWithASmallOneBeside() {
    var answer = upload().photo(SamplePictures.jpeg(640, 480)).send();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("width").asInt()).isEqualTo(640);
    assertThat(answer.json().path("height").asInt()).isEqualTo(480);
    for (var link : new String[] {"url", "thumb_url"}) {
      var address = URI.create(answer.json().path(link).asText());
      var file = api.call("GET", address.getRawPath() + "?" + address.getRawQuery()).send();
      assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
    }
  }

  @Test
  void whatItIsIsSeenByItsBytesNotByItsName() {
    var html = "<html><script>alert(1)</script></html>".getBytes(ISO_8859_1);
    assertThat(upload().photo(html).send().problem()).isEqualTo("415 not-a-picture");
    assertThat(upload().photo(new byte[0]).send().problem()).isEqualTo("415 not-a-picture");
    var half = SamplePictures.png(64, 64);
    assertThat(upload().photo(Arrays.copyOf(half, half.length / 2)).send().status()).isEqualTo(415);
    assertThat(upload().photo(SamplePictures.png(8, 8)).send().problem())
        .isEqualTo("415 bad-shape");
  }

  /** A picture that is a script or an archive too is only a picture afterwards. */
  @Test
  void nothingButThePictureIsKeptOfAPolyglot() {
    var picture = SamplePictures.png(64, 64);
    var tail = "<script>alert('kadr')</script>PK\u0003\u0004".getBytes(ISO_8859_1);
    var both = ByteBuffer.allocate(picture.length + tail.length).put(picture).put(tail).array();
    var answer = upload().photo(both).send();
    assertThat(answer.status()).isEqualTo(201);
    var address = URI.create(answer.json().path("url").asText());
    var kept = api.call("GET", address.getRawPath() + "?" + address.getRawQuery()).send();
    assertThat(new String(kept.bytes(), ISO_8859_1)).doesNotContain("script", "PK\u0003\u0004");
  }

  @Test
  void aBombIsNotDecoded() {
    var answer = upload().photo(bomb(40_000, 40_000)).send();
    assertThat(answer.problem()).isEqualTo("415 too-many-pixels");
  }

  @Test
  void whatIsTooLargeIsRefusedWhetherItSaysSoOrNot() {
    var large = new byte[25 << 20];
    assertThat(upload().photo(large).send().problem()).isEqualTo("413 too-large");
    var justOver = new byte[(20 << 20) + 1];
    assertThat(upload().photo(justOver).send().problem()).isEqualTo("413 too-large");
  }

  @Test
  void aFormThatEndsEarlyKeepsNothing() {
    var kept = api.blobs.list(Optional.empty(), 10_000).size();
    var part = ApiWorld.part("file", "a.png", SamplePictures.png(64, 64));
    assertThat(upload().form(part.substring(0, part.length() / 2)).send().problem())
        .isEqualTo("400 malformed-multipart");
    assertThat(upload().form(part).send().problem()).isEqualTo("400 malformed-multipart");
    assertThat(upload().form("").send().fields()).containsExactly("file");
    assertThat(api.blobs.list(Optional.empty(), 10_000)).hasSize(kept);
  }

  @Test
  void oneFormIsOnePhoto() {
    var photo = SamplePictures.png(64, 64);
    var two = ApiWorld.part("file", "a", photo) + ApiWorld.part("file", "b", photo);
    assertThat(upload().form(two + "--border--\r\n").send().fields()).containsExactly("file");
    var other = ApiWorld.part("picture", "a", photo) + "--border--\r\n";
    assertThat(upload().form(other).send().fields()).containsExactly("picture");
    assertThat(upload().form("--border--\r\n").send().fields()).containsExactly("file");
    assertThat(upload().json("{}").send().problem()).isEqualTo("415 unsupported-media-type");
  }

  @Test
  void aStrangerKeepsNothing() {
    var answer = api.call("POST", "/api/uploads").photo(SamplePictures.png(64, 64)).send();
    assertThat(answer.problem()).isEqualTo("401 unauthenticated");
  }

  @Test
  void whatNobodyUsedForADayIsGone() {
    var answer = upload().photo(SamplePictures.png(80, 80)).send();
    var address = URI.create(answer.json().path("url").asText());
    var path = address.getRawPath() + "?" + address.getRawQuery();
    assertThat(api.call("GET", path).send().status()).isEqualTo(200);
    api.clock.advance(Duration.ofHours(25));
    api.does.selfService().releaseUploads().release();
    api.does.generation().retireFiles().retire();
    assertThat(api.call("GET", path).send().problem()).contains("404");
    var key = address.getPath().substring("/files/".length());
    assertThat(api.blobs.find(new BlobKey(key))).isEmpty();
  }

  private ApiWorld.Call upload() {
    return api.call("POST", "/api/uploads").as(api.newcomer());
  }

  /** A PNG whose head promises more pixels than any memory has. */
  private static byte[] bomb(int width, int height) {
    var head =
        ByteBuffer.allocate(17)
            .put("IHDR".getBytes(ISO_8859_1))
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    var sum = new CRC32();
    sum.update(head);
    return ByteBuffer.allocate(8 + 4 + 17 + 4)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
        .putInt(13)
        .put(head)
        .putInt((int) sum.getValue())
        .array();
  }
}
