package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.adapter.http.SignedFileLinks.Verdict;
import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.FileLinks;
import dev.kadr.ports.testkit.FileLinksContract;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedFileLinksTest implements FileLinksContract {
  private static final URI PUBLIC = URI.create("https://kadr.example");
  private static final String OLD = "old-secret-".repeat(4);
  private static final String NEW = "new-secret-".repeat(4);

  private final MutableClock clock = new MutableClock(Fixtures.NOW.truncatedTo(ChronoUnit.HOURS));
  private final SignedFileLinks links = links(NEW, OLD);

  @Override
  public FileLinks links() {
    return links;
  }

  @Override
  public MutableClock clock() {
    return clock;
  }

  @Override
  public Optional<BlobKey> opened(URI link) {
    return links.judge(key(link), query(link, "until"), query(link, "signature"))
            instanceof Verdict.Holds(var key, var until)
        ? Optional.of(key)
        : Optional.empty();
  }

  @Test
  void aLinkIsOnOurAddress() {
    var key = Fixtures.blobKey();
    assertThat(links.link(key, FileLinks.USUAL).toString())
        .startsWith("https://kadr.example/files/" + key.value() + "?until=");
  }

  @Test
  void theFirstSecretSignsAndAllVerify() {
    var key = Fixtures.blobKey();
    var before = links(OLD).link(key, FileLinks.USUAL);
    assertThat(opened(before)).contains(key);
    assertThat(links.link(key, FileLinks.USUAL)).isEqualTo(links(NEW).link(key, FileLinks.USUAL));
    assertThat(judged(links(NEW), before)).isEqualTo(new Verdict.Foreign());
  }

  @Test
  void whoChangesAnythingHasALinkThatWeNeverMade() {
    var link = links.link(Fixtures.blobKey(), Duration.ofHours(1));
    var key = key(link);
    var until = query(link, "until");
    var signature = query(link, "signature");
    var later = until.map(time -> String.valueOf(Long.parseLong(time) + 3600));
    var foreign = new Verdict.Foreign();
    assertThat(links.judge(Fixtures.blobKey().value(), until, signature)).isEqualTo(foreign);
    assertThat(links.judge(key, later, signature)).isEqualTo(foreign);
    assertThat(links.judge(key, until.map(time -> "0" + time), signature)).isEqualTo(foreign);
    assertThat(links.judge(key, until, signature.map(s -> s.substring(1)))).isEqualTo(foreign);
    assertThat(links.judge(key, until, Optional.of("é"))).isEqualTo(foreign);
    assertThat(links.judge(key, until, Optional.empty())).isEqualTo(foreign);
    assertThat(links.judge(key, Optional.empty(), signature)).isEqualTo(foreign);
    assertThat(links.judge(key, Optional.of("9".repeat(30)), signature)).isEqualTo(foreign);
    assertThat(links.judge("../../etc/passwd", until, signature)).isEqualTo(foreign);
  }

  @Test
  void anExpiredLinkIsToldFromOneThatIsNotOurs() {
    var link = links.link(Fixtures.blobKey(), Duration.ofHours(1));
    clock.advance(Duration.ofHours(1));
    assertThat(judged(links, link)).isEqualTo(new Verdict.Expired());
  }

  @Test
  void anAddressOrASecretThatCannotBeRightStopsTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpApi.Config(PUBLIC, List.of("short")));
    assertThatIllegalArgumentException().isThrownBy(() -> new HttpApi.Config(PUBLIC, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpApi.Config(URI.create("kadr.example"), List.of(NEW)));
    assertThat(new HttpApi.Config(PUBLIC, List.of(NEW)).toString()).doesNotContain(NEW);
  }

  private SignedFileLinks links(String... secrets) {
    return new SignedFileLinks(PUBLIC, List.of(secrets), clock);
  }

  private static Verdict judged(SignedFileLinks links, URI link) {
    return links.judge(key(link), query(link, "until"), query(link, "signature"));
  }

  private static String key(URI link) {
    return link.getPath().substring("/files/".length());
  }

  private static Optional<String> query(URI link, String name) {
    return List.of(link.getQuery().split("&")).stream()
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1))
        .findAny();
  }
}
