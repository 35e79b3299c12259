package dev.kadr.ports.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.generation.BlobKey;
import dev.kadr.ports.FileLinks;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link FileLinks} must do, whatever makes an address hard to guess. */
public interface FileLinksContract {
  FileLinks links();

  /** The clock by which links end; it stands at a full hour. */
  MutableClock clock();

  /** The file that the address leads to at this moment. */
  Optional<BlobKey> opened(URI link);

  @Test
  default void aLinkLeadsToItsFileAndToNoOther() {
    var first = Fixtures.blobKey();
    var second = Fixtures.blobKey();
    assertThat(opened(links().link(first, FileLinks.USUAL))).contains(first);
    assertThat(opened(links().link(second, FileLinks.USUAL))).contains(second);
  }

  @Test
  default void aLinkHoldsForItsTimeAndNotAnHourLonger() {
    clock().advance(Duration.ofMinutes(20));
    var key = Fixtures.blobKey();
    var link = links().link(key, Duration.ofHours(3));
    clock().advance(Duration.ofHours(3).minusMillis(1));
    assertThat(opened(link)).contains(key);
    clock().advance(Duration.ofMinutes(40));
    assertThat(opened(link)).contains(key);
    clock().advance(Duration.ofMillis(1));
    assertThat(opened(link)).isEmpty();
  }

  @Test
  default void aLinkThatEndsAtAFullHourEndsThen() {
    var link = links().link(Fixtures.blobKey(), Duration.ofHours(1));
    clock().advance(Duration.ofHours(1).minusMillis(1));
    assertThat(opened(link)).isPresent();
    clock().advance(Duration.ofMillis(1));
    assertThat(opened(link)).isEmpty();
  }

  @Test
  default void linksOfOneHourAreTheSameAndThoseOfTheNextAreNot() {
    var key = Fixtures.blobKey();
    clock().advance(Duration.ofMinutes(1));
    var link = links().link(key, FileLinks.USUAL);
    clock().advance(Duration.ofMinutes(59));
    assertThat(links().link(key, FileLinks.USUAL)).isEqualTo(link);
    clock().advance(Duration.ofMillis(1));
    assertThat(links().link(key, FileLinks.USUAL)).isNotEqualTo(link);
  }

  @Test
  default void noLinkLivesForEverOrNotAtAll() {
    var key = Fixtures.blobKey();
    assertThat(links().link(key, FileLinks.LONGEST)).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> links().link(key, FileLinks.LONGEST.plusMillis(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> links().link(key, Duration.ZERO));
  }
}
