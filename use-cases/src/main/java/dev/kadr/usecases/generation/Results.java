package dev.kadr.usecases.generation;

import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Output;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Content;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.ImageGenerator.Fetch;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.ports.generation.Pictures.Intake;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a provider's results home: fetched, checked, reduced to the size that was asked for. */
final class Results {
  /** More links than any model makes outputs are not followed. */
  private static final int MOST_LINKS = 10;

  private final ImageGenerator images;
  private final Pictures pictures;
  private final Blobs blobs;

  Results(ImageGenerator images, Pictures pictures, Blobs blobs) {
    this.images = images;
    this.pictures = pictures;
    this.blobs = blobs;
  }

  /** What of the links could be kept, in their order; a link is tried twice. */
  List<Output> fetch(GenerationRequest request, List<URI> links) {
    var outputs = new ArrayList<Output>();
    for (var link : links.subList(0, Math.min(links.size(), MOST_LINKS))) {
      fetch(request, link).or(() -> fetch(request, link)).ifPresent(outputs::add);
    }
    return outputs;
  }

  void discard(List<Output> outputs) {
    for (var output : outputs) {
      blobs.delete(output.original());
      blobs.delete(output.preview());
    }
  }

  private Optional<Output> fetch(GenerationRequest request, URI link) {
    return switch (images.fetch(link, request.terms().kind())) {
      case Fetch.Fetched(var content, var mediaType) -> {
        try (content) {
          yield keep(request, content, mediaType);
        }
      }
      case Fetch.Missing missing -> Optional.empty();
      case Fetch.Forbidden forbidden -> Optional.empty();
    };
  }

  private Optional<Output> keep(GenerationRequest request, Content content, String mediaType) {
    return switch (request.terms().kind()) {
      case PICTURE -> picture(request, content);
      case VIDEO -> Optional.of(video(content, mediaType));
    };
  }

  /** A provider's picture is as untrusted as a stranger's. */
  private Optional<Output> picture(GenerationRequest request, Content content) {
    return switch (pictures.takeIn(content)) {
      case Intake.Taken(var whole) -> {
        var fitted =
            request.wish().size().map(size -> pictures.fit(whole.content(), size)).orElse(whole);
        var preview = pictures.preview(fitted.content());
        yield Optional.of(
            new Output(
                OutputKind.PICTURE,
                blobs.put(fitted.content()),
                blobs.put(preview.content()),
                fitted.mediaType(),
                new Output.Dimensions(fitted.width(), fitted.height(), fitted.content().length())));
      }
      case Intake.Unreadable(var why) -> Optional.empty();
    };
  }

  private Output video(Content content, String mediaType) {
    var key = blobs.put(content);
    return new Output(
        OutputKind.VIDEO, key, key, mediaType, new Output.Dimensions(0, 0, content.length()));
  }
}
