package dev.kadr.adapter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kadr.domain.generation.State;
import dev.kadr.usecases.generation.Shown;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A request as the API shows it. */
@Schema(name = "Generation")
@JsonNaming(SnakeCaseStrategy.class)
record GenerationView(
    UUID id,
    @Schema(
            example = "generating_images",
            allowableValues = {
              "queued",
              "uploading",
              "analyzing",
              "generating_prompt",
              "generating_images",
              "completed",
              "failed",
              "cancelled"
            })
        String status,
    @Schema(example = "70", description = "0 to 100, never less than before") int progress,
    @Schema(
            example = "api",
            allowableValues = {"bot", "web", "webapp", "api"})
        String source,
    @Schema(example = "gpt-image-1") String model,
    @Schema(example = "a fox in the snow") String prompt,
    List<ImageView> images,
    @Schema(description = "credits that were set aside for it") long cost,
    @Schema(description = "credits that were spent on it") long charged,
    @Schema(
            description = "why there is no result; nothing was charged then",
            allowableValues = {
              "refused-by-moderation",
              "provider-error",
              "rejected-input",
              "no-result",
              "timed-out",
              "internal"
            })
        Optional<String> failure,
    @Schema(description = "how many wait before it") int position,
    int etaSeconds,
    Instant createdAt) {

  /** One result; its links hold for a day. */
  @Schema(name = "Image")
  @JsonNaming(SnakeCaseStrategy.class)
  record ImageView(
      @Schema(
              example = "picture",
              allowableValues = {"picture", "video"})
          String kind,
      URI url,
      @Schema(description = "absent for a video") Optional<URI> thumbUrl,
      @Schema(example = "image/png") String mediaType,
      int width,
      int height) {
    static ImageView of(Shown.Picture picture) {
      return new ImageView(
          lower(picture.kind()),
          picture.url(),
          picture.preview(),
          picture.mediaType(),
          picture.width(),
          picture.height());
    }
  }

  static GenerationView of(Shown shown) {
    var request = shown.request();
    return new GenerationView(
        request.id().value(),
        lower(request.trail().status()),
        request.trail().progress(),
        lower(request.ticket().source()),
        request.wish().model().value(),
        request.wish().instruction().words().text(),
        shown.pictures().stream().map(ImageView::of).toList(),
        request.terms().cost(),
        request.charged(),
        failure(request.state()),
        shown.ahead(),
        (int) shown.left().toSeconds(),
        request.ticket().requestedAt());
  }

  private static Optional<String> failure(State state) {
    return switch (state) {
      case State.Preparing none -> Optional.empty();
      case State.UnderWay none -> Optional.empty();
      case State.TimedOut timedOut -> Optional.of("timed-out");
      case State.Completed none -> Optional.empty();
      case State.DeliveredFree none -> Optional.empty();
      case State.Failed failed -> Optional.of(lower(failed.reason()).replace('_', '-'));
      case State.Cancelled none -> Optional.empty();
    };
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
