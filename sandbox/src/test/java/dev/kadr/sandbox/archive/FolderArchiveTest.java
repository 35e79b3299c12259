package dev.kadr.sandbox.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderArchiveTest {
  @TempDir Path folder;

  private static JsonNode number(int value) {
    return JsonNodeFactory.instance.numberNode(value);
  }

  @Test
  void theNewestContentIsThereAfterClosing() {
    var value = new AtomicInteger(1);
    try (var archive = Archive.in(folder)) {
      archive.changed("a/one", () -> number(value.get()));
      archive.changed("a/two", () -> number(2));
      archive.put("blobs/x", new byte[] {1, 2});
      value.set(5);
    }
    try (var archive = Archive.in(folder)) {
      assertThat(archive.document("a/one")).contains(number(5));
      assertThat(archive.documents("a")).containsExactlyInAnyOrder(number(5), number(2));
      assertThat(archive.blob("blobs/x")).contains(new byte[] {1, 2});
      assertThat(archive.documents("nothing")).isEmpty();
    }
  }

  @Test
  void aChangeIsWrittenWithoutClosingSoThatAKillLosesAMomentOnly() {
    try (var archive = Archive.in(folder)) {
      archive.changed("a/one", () -> number(1));
      await().until(() -> Files.exists(folder.resolve("a/one.json")));
    }
  }

  @Test
  void whatIsRemovedIsGoneAndMayComeAgain() {
    try (var archive = Archive.in(folder)) {
      archive.put("x", new byte[1]);
      archive.changed("a", () -> number(1));
      archive.changed("b", () -> number(1));
      archive.remove("x");
      archive.remove("a");
      archive.remove("b");
      archive.changed("b", () -> number(2));
    }
    try (var archive = Archive.in(folder)) {
      assertThat(archive.blob("x")).isEmpty();
      assertThat(archive.document("a")).isEmpty();
      assertThat(archive.document("b")).contains(number(2));
    }
  }

  @Test
  void halfADocumentIsLeftOutAndTheOthersAreRead() throws Exception {
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a/broken.json"), "{\"id\":");
    Files.writeString(folder.resolve("a/whole.json"), "7");
    Files.writeString(folder.resolve("a/whole.json.3.tmp"), "8");
    try (var archive = Archive.in(folder)) {
      assertThat(archive.documents("a")).containsExactly(number(7));
      assertThat(archive.document("a/broken")).isEmpty();
    }
  }

  @Test
  void twoCannotKeepTheirMemoryInOneFolder() {
    try (var archive = Archive.in(folder)) {
      assertThat(archive.documents("a")).isEmpty();
      assertThatIllegalStateException()
          .isThrownBy(() -> Archive.in(folder))
          .withMessageContaining(folder.toString());
    }
  }

  @Test
  void noNameLeadsOutOfTheFolder() {
    try (var archive = Archive.in(folder)) {
      for (var name : new String[] {"../x", "/x", "a/../../x", "a//x", "", ".lock"}) {
        assertThatIllegalArgumentException().isThrownBy(() -> archive.put(name, new byte[1]));
      }
    }
  }
}
