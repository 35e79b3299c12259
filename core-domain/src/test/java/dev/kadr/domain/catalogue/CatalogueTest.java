package dev.kadr.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kadr.domain.catalogue.Model.Makes;
import dev.kadr.domain.catalogue.Model.Provision;
import dev.kadr.domain.catalogue.Model.Takes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

  private static Model model(String id) {
    return new Model(
        new ModelId(id),
        Title.of("Model " + id),
        new Provision(new ProviderId("genapi"), "network", Map.of()),
        new Makes(OutputKind.PICTURE, 1, 2),
        new Takes(List.of(new PictureSize(1024, 1024)), 4, 1_000));
  }

  @Test
  void aModelIsFoundByItsId() {
    var catalogue = new Catalogue(List.of(model("a"), model("b")));

    assertThat(catalogue.find(new ModelId("b"))).contains(model("b"));
    assertThat(catalogue.find(new ModelId("c"))).isEmpty();
  }

  @Test
  void theFirstModelIsTheOneNobodyChose() {
    assertThat(new Catalogue(List.of(model("b"), model("a"))).first()).isEqualTo(model("b"));
  }

  @Test
  void aCatalogueSellsSomethingAndNothingTwice() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Catalogue(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Catalogue(List.of(model("a"), model("b"), model("a"))));
  }

  @Test
  void aCatalogueDoesNotChangeUnderItsReaders() {
    var models = new ArrayList<>(List.of(model("a")));
    var catalogue = new Catalogue(models);
    models.clear();

    assertThat(catalogue.models()).hasSize(1);
  }

  @Test
  void aModelKeepsItsOwnCopies() {
    var fixed = new HashMap<>(Map.of("quality", "high"));
    var sizes = new ArrayList<>(List.of(new PictureSize(64, 64)));
    var provision = new Provision(new ProviderId("genapi"), "network", fixed);
    var takes = new Takes(sizes, 0, 1);
    fixed.clear();
    sizes.clear();

    assertThat(provision.route(Choices.NONE).fixed()).containsEntry("quality", "high");
    assertThat(takes.sizes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 2, false", "1, 1, true", "10, 2, true", "11, 2, false", "1, 0, false"})
  void aJobMakesOneToTenOutputsForAtLeastOneCredit(int outputs, long price, boolean good) {
    assertThat(accepts(() -> new Makes(OutputKind.VIDEO, outputs, price))).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({"-1, 1, false", "0, 1, true", "0, 0, false"})
  void limitsAreNotNegative(int pictures, int promptLength, boolean good) {
    assertThat(accepts(() -> new Takes(List.of(), pictures, promptLength))).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "gpt-image-1", "a23456789-123456789-123456789-12"})
  void aModelIdIsShortAndPlain(String id) {
    assertThat(new ModelId(id).value()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-a", "a-", "A", "a b", "a:b", "модель", "a23456789-123456789-123456789-123"})
  void whatDoesNotFitInAButtonIsNoModelId(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ModelId(id));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "32, true", "33, false"})
  void aProviderIdHasOneToThirtyTwoCharacters(int length, boolean good) {
    assertThat(accepts(() -> new ProviderId("p".repeat(length)))).isEqualTo(good);
  }

  @Test
  void aBlankProviderIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderId(" "));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          width, height, good
          64,    64,     true
          8192,  8192,   true
          63,    64,     false
          64,    63,     false
          8193,  64,     false
          64,    8193,   false
          """)
  void aSideHasSixtyFourTo8192Pixels(int width, int height, boolean good) {
    assertThat(accepts(() -> new PictureSize(width, height))).isEqualTo(good);
  }

  @Test
  void aSizeIsReadAsItIsWritten() {
    assertThat(PictureSize.parse("1536x1024")).isEqualTo(new PictureSize(1536, 1024));
    assertThat(new PictureSize(1536, 1024)).hasToString("1536x1024");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1024", "1024x", "x1024", "1024X1024", "1024×1024", "99999x64", "-64x64"})
  void anythingElseIsNoSize(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PictureSize.parse(text))
        .withMessageContaining("1024x1024");
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
