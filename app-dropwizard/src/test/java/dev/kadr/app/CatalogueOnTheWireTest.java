package dev.kadr.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kadr.adapter.generation.Generation;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Choices;
import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.Setting;
import dev.kadr.domain.catalogue.Setting.Kind;
import dev.kadr.domain.catalogue.Settings;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.domain.generation.ProviderJobId;
import dev.kadr.ports.Content;
import dev.kadr.ports.generation.ImageGenerator.Fetch;
import dev.kadr.ports.generation.ImageGenerator.Job;
import dev.kadr.ports.generation.ImageGenerator.Picture;
import dev.kadr.ports.generation.ImageGenerator.Report;
import dev.kadr.ports.generation.ImageGenerator.Submission;
import dev.kadr.ports.generation.Pictures.Intake;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.SamplePictures;
import dev.kadr.sandbox.Sandbox;
import dev.kadr.sandbox.SandboxSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What config.yml sells, as the provider hears it: every choice of every setting. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueOnTheWireTest {
  private static final Catalogue CATALOGUE = ShippedConfig.catalogue();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Sandbox sandbox;
  private Generation generation;

  @BeforeAll
  void open() {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    sandbox.genApi().control("plain", JsonNodeFactory.instance.objectNode().put("on", true));
    sandbox
        .genApi()
        .control("balance", JsonNodeFactory.instance.objectNode().put("value", "900000"));
    generation =
        Generation.open(
            new Generation.Config(
                new Generation.Account(sandbox.uri(), "sk-sandbox"),
                new Generation.Callback(
                    URI.create("http://127.0.0.1:9/never"), List.of("a".repeat(40))),
                List.of("127.0.0.1:" + sandbox.port()),
                new Generation.Patience(PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE)),
            Clock.systemUTC());
  }

  @AfterAll
  void close() {
    generation.close();
    sandbox.close();
  }

  /** Another value of a setting than the one it begins with. */
  record Change(Model model, Setting setting, String value) {
    @Override
    public String toString() {
      return model.id().value() + " " + setting.name() + "=" + value;
    }
  }

  static Stream<Change> everyChange() {
    return CATALOGUE.models().stream()
        .flatMap(
            model ->
                model.takes().settings().all().stream()
                    .flatMap(
                        setting ->
                            others(setting).map(value -> new Change(model, setting, value))));
  }

  private static Stream<String> others(Setting setting) {
    var values =
        switch (setting.kind()) {
          case Kind.Choice(var options, var initial) ->
              options.stream().map(Setting.Option::value).toList();
          case Kind.Whole(long least, long most, var initial) ->
              List.of(Long.toString(least), Long.toString(most));
          case Kind.Decimal(var least, var most, var step, var initial) ->
              List.of(least.toPlainString(), most.toPlainString());
          case Kind.Flag(boolean on) -> List.of(Boolean.toString(!on));
          case Kind.Text text -> List.of("fog, rain");
          case Kind.Photo photo -> List.of("some-picture-of-ours");
        };
    return values.stream().filter(value -> !setting.kind().initial().equals(Optional.of(value)));
  }

  @ParameterizedTest
  @MethodSource("everyChange")
  void everyChoiceChangesItsFieldOfWhatTheProviderHearsAndNoOther(Change change) {
    var before = heard(change.model(), Map.of());
    var after = heard(change.model(), Map.of(change.setting().name(), change.value()));

    var changed = new ArrayList<String>();
    Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .filter(field -> !before.getOrDefault(field, "").equals(after.getOrDefault(field, "")))
        .forEach(changed::add);
    if (change.value().equals("512x512")) {
      assertThat(changed).as("we make it smaller ourselves").isEmpty();
    } else if (change.setting().name().equals("version")
        && change.model().id().value().equals("kling")) {
      assertThat(changed).containsExactlyInAnyOrder("path", "image_url", "image", "version");
      assertThat(after).containsEntry("path", "/api/v1/networks/kling");
    } else {
      var wire = change.model().provision().wire(change.setting().name());
      assertThat(changed).containsExactly(wire.field());
      assertThat(after.get(wire.field())).isEqualTo(written(change, wire));
    }
  }

  private static String written(Change change, Model.Wire wire) {
    return switch (change.setting().kind()) {
      case Kind.Flag flag -> change.value().equals("true") ? "1" : "0";
      case Kind.Photo photo -> "input.png";
      case Kind.Choice choice -> wire.value(change.value());
      case Kind.Whole whole -> change.value();
      case Kind.Decimal decimal -> change.value();
      case Kind.Text text -> change.value();
    };
  }

  static Stream<Model> models() {
    return CATALOGUE.models().stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void theProviderMakesAsManyAsThePriceBuysOfTheKindThatIsSold(Model model) {
    var choices = choices(model, Map.of());
    var results = results(submit(model, choices));

    assertThat(results).hasSize(model.outputs(choices));
    for (var result : results) {
      assertThat(mediaType(result, model.makes().kind()))
          .isEqualTo(
              switch (model.makes().kind()) {
                case PICTURE -> "image/png";
                case VIDEO -> "video/mp4";
              });
    }
  }

  @Test
  void aPictureInWebPCanBeTakenIn() {
    var model = CATALOGUE.find(new ModelId("gpt-image-1")).orElseThrow();
    var result = results(submit(model, choices(model, Map.of("output_format", "webp")))).getFirst();
    var fetched = (Fetch.Fetched) generation.images().fetch(result, OutputKind.PICTURE);
    try (var content = fetched.content()) {
      assertThat(fetched.mediaType()).isEqualTo("image/webp");
      assertThat(generation.pictures().takeIn(content)).isInstanceOf(Intake.Taken.class);
    }
  }

  private String mediaType(URI result, OutputKind kind) {
    var fetched = (Fetch.Fetched) generation.images().fetch(result, kind);
    fetched.content().close();
    return fetched.mediaType();
  }

  private List<URI> results(ProviderJobId job) {
    return Stream.generate(() -> generation.images().read(job))
        .limit(1_000)
        .flatMap(report -> report instanceof Report.Succeeded over ? Stream.of(over) : Stream.of())
        .findFirst()
        .orElseThrow()
        .results();
  }

  /** By field: a file by its name. The path too. */
  private Map<String, String> heard(Model model, Map<String, String> chosen) {
    submit(model, choices(model, chosen));
    JsonNode creates =
        sandbox.genApi().control("requests", JsonNodeFactory.instance.objectNode()).path("creates");
    var last = creates.path(creates.size() - 1);
    var fields = new LinkedHashMap<String, String>();
    fields.put("path", last.path("path").asText());
    for (var part : last.path("parts")) {
      fields.put(
          part.path("name").asText(), part.path("value").asText(part.path("filename").asText()));
    }
    fields.remove("callback_url");
    return fields;
  }

  private static Choices choices(Model model, Map<String, String> chosen) {
    return switch (model.read(chosen, model.takes().photos().most())) {
      case Settings.Reading.Understood(var choices) -> choices;
      case Settings.Reading.Wrong(var faults) -> throw new AssertionError(faults);
    };
  }

  /** Begins with a photo where one can be begun with. */
  private ProviderJobId submit(Model model, Choices choices) {
    var photo = new Picture(Content.of(SamplePictures.png(64, 64)), "image/png");
    var named = new TreeMap<String, Picture>();
    for (var setting : model.takes().settings().all()) {
      if (setting.kind() instanceof Kind.Photo && choices.of(setting.name()).isPresent()) {
        named.put(setting.name(), photo);
      }
    }
    var photos = Stream.generate(() -> photo).limit(Math.min(1, model.takes().photos().most()));
    var job =
        new Job(
            Fixtures.generationId(), model, new Prompt("a fox"), photos.toList(), choices, named);
    var submission = generation.images().submit(job);
    assertThat(submission).isInstanceOf(Submission.Accepted.class);
    return ((Submission.Accepted) submission).job();
  }
}
