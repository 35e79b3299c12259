package dev.kadr.usecases.generation;

import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.generation.GenerationId;
import dev.kadr.domain.generation.GenerationRequest;
import dev.kadr.domain.generation.Output;
import dev.kadr.domain.generation.State;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.FileLinks;
import dev.kadr.ports.generation.Generations;
import dev.kadr.ports.messaging.CustomerMessage.Attachment;
import java.util.List;
import java.util.Optional;

/**
 * Hands out the finished files of a request, as they are kept, to its owner only; each with a link
 * for where the file itself is not taken.
 */
public final class FetchOriginals {
  private final Generations generations;
  private final Blobs blobs;
  private final FileLinks links;

  FetchOriginals(Generations generations, Blobs blobs, FileLinks links) {
    this.generations = generations;
    this.blobs = blobs;
    this.links = links;
  }

  /** What there is. */
  public sealed interface Result {
    /** At least one file. */
    record Files(List<Attachment> files) implements Result {}

    /** It has none, or they were removed. */
    record Nothing() implements Result {}

    /** There is no such request, or it is somebody else's. */
    record Unknown() implements Result {}
  }

  public Result fetch(AccountId account, GenerationId id) {
    var found = generations.find(id).filter(request -> request.ticket().account().equals(account));
    if (found.isEmpty()) {
      return new Result.Unknown();
    }
    var files = attachments(found.get());
    return files.isEmpty() ? new Result.Nothing() : new Result.Files(files);
  }

  private List<Attachment> attachments(GenerationRequest request) {
    return outputs(request.state()).stream().flatMap(output -> of(output).stream()).toList();
  }

  static List<Output> outputs(State state) {
    return switch (state) {
      case State.Preparing notYet -> List.of();
      case State.UnderWay notYet -> List.of();
      case State.TimedOut none -> List.of();
      case State.Completed completed -> completed.outputs();
      case State.DeliveredFree gift -> gift.outputs();
      case State.Failed none -> List.of();
      case State.Cancelled none -> List.of();
    };
  }

  private Optional<Attachment> of(Output output) {
    var dimensions = output.dimensions();
    return blobs
        .find(output.original())
        .map(
            content ->
                new Attachment(
                    output.kind(),
                    content,
                    output.mediaType(),
                    dimensions.width(),
                    dimensions.height(),
                    Optional.of(links.link(output.original(), FileLinks.USUAL))));
  }
}
