package dev.kadr.adapter.generation;

import dev.kadr.domain.catalogue.Model;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.PictureSize;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.catalogue.Title;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.Prompt;
import dev.kadr.ports.Content;
import dev.kadr.ports.generation.ImageGenerator.Job;
import dev.kadr.ports.generation.ImageGenerator.Picture;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests ask for. */
final class Samples {
  static final String KEY = "sk-the-key";
  static final String SECRET = "a secret of more than thirty-two characters";
  static final String CREATE = "/api/v1/networks/gpt-image-1";
  static final GenerationId GENERATION =
      new GenerationId(UUID.fromString("01890000-0000-7000-8000-00000000002a"));
  static final Model MODEL =
      new Model(
          new ModelId("gpt-image-1"),
          Title.of("GPT Image"),
          new Model.Provision(
              new ProviderId("genapi"),
              "gpt-image-1",
              Map.of(
                  "model", "gpt-image-1",
                  "n", "1",
                  "quality", "low",
                  "output_format", "png",
                  "background", "auto",
                  "moderation", "auto")),
          new Model.Makes(OutputKind.PICTURE, 1, 2),
          new Model.Takes(List.of(PictureSize.parse("1024x1024")), 4, 4_000));

  private Samples() {}

  /** For an answer that will come, on a busy machine too. */
  static Generation.Patience patient() {
    return patience(Duration.ofSeconds(30));
  }

  /** For an answer that will not. */
  static Generation.Patience impatient() {
    return patience(Duration.ofSeconds(2));
  }

  static Generation.Patience patience(Duration all) {
    return new Generation.Patience(all, all, all, all, Duration.ofSeconds(30));
  }

  static Generation.Config config(URI api, List<String> hosts, Generation.Patience patience) {
    return new Generation.Config(
        new Generation.Account(api, KEY),
        new Generation.Callback(URI.create("https://kadr.example/gen/callback"), List.of(SECRET)),
        hosts,
        patience);
  }

  static Job job(Content... photos) {
    var pictures = List.of(photos).stream().map(photo -> new Picture(photo, "image/png")).toList();
    return new Job(GENERATION, MODEL, new Prompt("кот в шляпе"), pictures, MODEL.usual(), Map.of());
  }
}
