package dev.kadr.usecases.generation;

import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.FileLinks;
import dev.kadr.ports.generation.Generations;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what the owner of a request sees of it. */
final class Showing {
  private final Generations generations;
  private final Forecast forecast;
  private final FileLinks links;

  Showing(Generations generations, Forecast forecast, FileLinks links) {
    this.generations = generations;
    this.forecast = forecast;
    this.links = links;
  }

  Shown of(GenerationRequest request) {
    var ahead = request.state() instanceof State.Queued ? generations.ahead(request.id()) : 0;
    var pictures = FetchOriginals.outputs(request.state()).stream().flatMap(this::picture).toList();
    return new Shown(request, pictures, ahead, forecast.left(request, ahead));
  }

  private Stream<Shown.Picture> picture(Output output) {
    return switch (output.keeping()) {
      case Output.Keeping.Kept kept ->
          Stream.of(
              new Shown.Picture(
                  output.kind(),
                  links.link(output.original(), FileLinks.USUAL),
                  Optional.of(output.preview())
                      .filter(preview -> !preview.equals(output.original()))
                      .map(preview -> links.link(preview, FileLinks.USUAL)),
                  output.mediaType(),
                  output.dimensions().width(),
                  output.dimensions().height()));
      case Output.Keeping.Removed removed -> Stream.empty();
    };
  }
}
