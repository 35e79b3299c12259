package dev.kadr.sandbox.genapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilesTest {
  private static final Duration TTL = Duration.ofMinutes(10);

  private final SettableClock clock = new SettableClock();
  private Rig rig;

  @BeforeEach
  void start() {
    rig = new Rig(settings -> settings.withFileTtl(TTL), clock);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private String link(String prompt) {
    return rig.ended(rig.order(prompt)).at("/result/0").asText();
  }

  @Test
  void aLinkIsNamedAsTheRealOnesAndLeadsToThePicture() {
    var link = link("кот");
    assertThat(link).matches(rig.base + "/files/[0-9]{10}_[0-9a-f]{13}\\.png");
    var file = rig.download(link);
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo("image/png");
    assertThat(file.header("Content-Length"))
        .isEqualTo(Integer.toString(file.response().body().length));
    assertThat(Rig.picture(file).getWidth()).isEqualTo(1024);
  }

  @Test
  void anExpiredLinkIsDeniedAsObjectStorageSaysIt() {
    var link = link("кот");
    clock.push(TTL.minusSeconds(1));
    assertThat(rig.download(link).status()).isEqualTo(200);
    clock.push(Duration.ofSeconds(1));
    var denied = rig.download(link);
    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.header("Content-Type")).isEqualTo("application/xml");
    assertThat(denied.text()).contains("<Code>AccessDenied</Code>");
  }

  @Test
  void aDownloadThatBringsTheKeyIsTurnedAway() {
    assertThat(rig.get(URI.create(link("кот")).getPath()).status()).isEqualTo(400);
  }

  @Test
  void aNameThatNeverWasIsNotFound() {
    assertThat(rig.download(rig.base + "/files/1_0.png").status()).isEqualTo(404);
    assertThat(rig.download(rig.base + "/files/").status()).isEqualTo(404);
  }

  @Test
  void aJpegIsAJpeg() {
    var order = Rig.fields("prompt", "кот", "output_format", "jpeg");
    var job = rig.ended(rig.send(rig.create("gpt-image-1", order)));
    var file = rig.download(job.at("/result/0").asText());
    assertThat(job.at("/result/0").asText()).endsWith(".jpeg");
    assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(file.response().body()).startsWith(0xff, 0xd8, 0xff);
  }
}
