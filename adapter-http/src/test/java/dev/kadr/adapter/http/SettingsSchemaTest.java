package dev.kadr.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.Price;
import dev.kadr.domain.catalogue.Setting;
import dev.kadr.domain.catalogue.Setting.Kind;
import dev.kadr.domain.catalogue.Settings;
import dev.kadr.domain.catalogue.Title;
import dev.kadr.ports.testkit.Fixtures;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a page reads about settings is what the core checks. */
class SettingsSchemaTest {
  private static final Setting MODE =
      new Setting(
          "mode",
          new Title("Скорость", "Speed"),
          new Kind.Choice(
              List.of(
                  new Setting.Option("slow", new Title("Не спеша", "Relaxed")),
                  new Setting.Option("fast", new Title("Быстро", "Fast"))),
              Optional.of("fast")),
          false);
  private static final Setting FORMAT =
      new Setting(
          "format",
          Title.of("Format"),
          new Kind.Choice(
              List.of(
                  new Setting.Option("png", Title.of("PNG")),
                  new Setting.Option("jpeg", Title.of("JPEG"))),
              Optional.of("png")),
          true);

  private static Setting setting(String name, Kind kind) {
    return new Setting(name, Title.of(name), kind, false);
  }

  private static final Settings SETTINGS =
      new Settings(
          List.of(
              MODE,
              FORMAT,
              setting("n", new Kind.Whole(1, 4, Optional.of("1"))),
              setting("seed", new Kind.Whole(0, 4_294_967_295L, Optional.empty())),
              setting(
                  "scale",
                  new Kind.Decimal(
                      BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("0.05"), Optional.of("0.5"))),
              setting("tile", new Kind.Flag(false)),
              setting("negative", new Kind.Text(500, "blur")),
              setting("look", new Kind.Photo())),
          List.of(
              new Settings.Limit.Together("mode", "slow", "format", List.of("png")),
              new Settings.Limit.WithPhoto("mode", "fast", "slow")));

  private static JsonNode schema() {
    var price =
        new Price(2, List.of(new Price.Plus("mode", "fast", 1)), List.of(), Optional.of("n"));
    var model =
        new Model(
            new ModelId("m"),
            Title.of("M"),
            new Model.Provision(Fixtures.GENAPI, "m", Map.of()),
            new Model.Makes(OutputKind.PICTURE, 1, price),
            new Model.Takes(SETTINGS, new Model.Photos(0, 1), 100));
    var mapper = new ObjectMapper();
    try {
      return mapper.readTree(mapper.writeValueAsString(SettingsSchema.of(model)));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void says(String property, String json) throws JsonProcessingException {
    assertThat(schema().path("properties").path(property))
        .isEqualTo(new ObjectMapper().readTree(json.replace('\'', '"')));
  }

  @Test
  void everyKindOfSettingIsDescribedByWhatItMayBe() throws JsonProcessingException {
    says(
        "mode",
        "{'title':'Скорость','x-titles':{'ru':'Скорость','en':'Speed'},'type':'string',"
            + "'enum':['slow','fast'],'x-choices':["
            + "{'value':'slow','titles':{'ru':'Не спеша','en':'Relaxed'}},"
            + "{'value':'fast','titles':{'ru':'Быстро','en':'Fast'}}],"
            + "'default':'fast','x-price':true}");
    says(
        "n",
        "{'title':'n','x-titles':{'ru':'n','en':'n'},'type':'integer','minimum':1,'maximum':4,"
            + "'default':1,'x-price':true}");
    var properties = schema().path("properties");
    assertThat(properties.path("seed").has("default")).isFalse();
    assertThat(properties.path("seed").path("maximum").asLong()).isEqualTo(4_294_967_295L);
    assertThat(properties.path("scale").path("multipleOf").decimalValue()).isEqualTo("0.05");
    assertThat(properties.path("tile").path("default").isBoolean()).isTrue();
    assertThat(properties.path("negative").path("maxLength").asInt()).isEqualTo(500);
    assertThat(properties.path("look").path("format").asText()).isEqualTo("uuid");
    assertThat(properties.path("format").path("x-advanced").asBoolean()).isTrue();
  }

  @Test
  void nothingElseMayBeSaidAndNotEverythingTogether() {
    var schema = schema();
    assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
    assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
    var rule = schema.path("allOf").path(0);
    assertThat(rule.path("if").path("properties").path("mode").path("const").asText())
        .isEqualTo("slow");
    assertThat(rule.path("then").path("properties").path("format").path("enum").path(0).asText())
        .isEqualTo("png");
    assertThat(schema.path("x-needs-photo").path(0).path("otherwise").asText()).isEqualTo("slow");
  }
}
