package dev.kadr.domain.generation;

import static dev.kadr.domain.generation.Sample.FOUR_PICTURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationValuesTest {
  private static final String CAMERA = "📷";

  @Test
  void aPromptIsKeptAsItWasWrittenExceptForWhatNobodyCanType() {
    assertThat(new Prompt("  кот\u0000 в\u0007 скафандре\n  при луне\t ").text())
        .isEqualTo("кот в скафандре\n  при луне");
  }

  @Test
  void pictureSignsAloneAreAPrompt() {
    assertThat(new Prompt(CAMERA + "🐈").text()).isEqualTo("📷🐈");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "\u0000", " \u0000 "})
  void aPromptSaysSomething(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prompt(text))
        .withMessage("a prompt is not blank");
    assertThatIllegalArgumentException().isThrownBy(() -> new Brief(text));
  }

  @Test
  void charactersAreCountedAsAPersonWould() {
    assertThat(Prompt.length("я" + CAMERA)).isEqualTo(2);
    assertThat(new Prompt(CAMERA.repeat(4_000)).text()).hasSize(8_000);
    assertThat(new Brief(CAMERA.repeat(4_000)).text()).hasSize(8_000);
    assertThatIllegalArgumentException().isThrownBy(() -> new Prompt("a".repeat(4_001)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Brief("a".repeat(4_001)));
  }

  @Test
  void spaceAroundAPromptDoesNotCount() {
    assertThat(new Prompt(" ".repeat(50) + "a".repeat(4_000)).text()).hasSize(4_000);
  }

  @Test
  void aBriefIsCleanedToo() {
    assertThat(new Brief(" a wall\u0000 ").text()).isEqualTo("a wall");
  }

  @Test
  void aPromptNeverShowsItsWordsInALog() {
    assertThat(new Prompt("my secret")).hasToString("Prompt[9 characters]");
  }

  @ParameterizedTest
  @CsvSource({"15, false", "16, true", "64, true", "65, false"})
  void aBlobKeyHasSixteenToSixtyFourCharacters(int length, boolean good) {
    assertThat(accepts(() -> new BlobKey("a".repeat(length)))).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../etc/passwd-0", "0123456789abcde/", "0123456789abcd.f", "ключключключключ"})
  void aBlobKeyIsNoPath(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new BlobKey(value));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "128, true", "129, false"})
  void aJobIdHasOneToAHundredAndTwentyEightCharacters(int length, boolean good) {
    assertThat(accepts(() -> new ProviderJobId("7".repeat(length)))).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "200, true", "201, false"})
  void aSubmitKeyHasOneToTwoHundredCharacters(int length, boolean good) {
    assertThat(accepts(() -> new SubmitKey("k".repeat(length)))).isEqualTo(good);
  }

  @Test
  void blankIsNoKeyAndNoJob() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SubmitKey("  "));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderJobId("  "));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, false", "1, 0, false", "1, 1, true"})
  void aRequestBuysSomethingForSomething(int outputs, long cost, boolean good) {
    assertThat(
            accepts(() -> new Terms(FOUR_PICTURES.provider(), OutputKind.PICTURE, outputs, cost)))
        .isEqualTo(good);
  }

  @Test
  void aWishKeepsItsOwnCopies() {
    var pictures = new ArrayList<>(List.of(new BlobKey("photo-0123456789abcdef")));
    var settings = new TreeMap<>(Map.of("quality", "high"));
    var wish =
        new Wish(
            new ModelId("m"),
            new Wish.Instruction.Written(Sample.PROMPT),
            pictures,
            Optional.empty(),
            settings);
    pictures.clear();
    settings.clear();

    assertThat(wish.pictures()).hasSize(1);
    assertThat(wish.settings()).containsEntry("quality", "high").isUnmodifiable();
  }

  @Test
  void anInstructionKnowsWhatTheBuyerSaid() {
    assertThat(new Wish.Instruction.Written(Sample.PROMPT).words()).isEqualTo(Sample.PROMPT);
    assertThat(new Wish.Instruction.Photoshoot(Sample.PROMPT).words()).isEqualTo(Sample.PROMPT);
  }

  @Test
  void picturesAndVideosHaveTheirOwnPatience() {
    assertThat(Deadlines.STANDARD.of(new ModelId("gpt-image-1"), OutputKind.PICTURE))
        .hasMinutes(15);
    assertThat(Deadlines.STANDARD.of(new ModelId("gpt-image-1"), OutputKind.VIDEO)).hasMinutes(60);
  }

  private static boolean accepts(Runnable constructor) {
    try {
      constructor.run();
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }
}
