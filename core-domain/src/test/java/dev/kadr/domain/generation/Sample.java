package dev.kadr.domain.generation;

import dev.kadr.domain.Transition;
import dev.kadr.domain.Transition.Moved;
import dev.kadr.domain.Transition.Refused;
import dev.kadr.domain.Transition.Repeated;
import dev.kadr.domain.accounts.AccountId;
import dev.kadr.domain.catalogue.ModelId;
import dev.kadr.domain.catalogue.OutputKind;
import dev.kadr.domain.catalogue.ProviderId;
import dev.kadr.domain.credits.HoldId;
import dev.kadr.domain.generation.Wish.Instruction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** Requests to start from, each brought where it is by the machine's own moves. */
final class Sample {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final GenerationId ID = new GenerationId(new UUID(0, 1));
  static final Prompt PROMPT = new Prompt("a cat in a spacesuit");
  static final Brief BRIEF = new Brief("a person in front of a wall");
  static final Terms FOUR_PICTURES = new Terms(new ProviderId("genapi"), OutputKind.PICTURE, 4, 8);

  private static final Ticket TICKET =
      new Ticket(
          new AccountId(new UUID(0, 2)),
          new HoldId(new UUID(0, 3)),
          new SubmitKey("draft:1"),
          Source.BOT,
          NOW);

  private Sample() {}

  static Moved<GenerationRequest, Step> requested(Instruction instruction, Terms terms) {
    var wish =
        new Wish(
            new ModelId("model-1"),
            instruction,
            List.of(new BlobKey("photo-0123456789abcdef")),
            Optional.empty(),
            new TreeMap<>());
    return GenerationRequest.requested(ID, TICKET, wish, terms);
  }

  /** A request whose buyer wrote the prompt. */
  static GenerationRequest written() {
    return requested(new Instruction.Written(PROMPT), FOUR_PICTURES).next();
  }

  /** A request whose prompt we write. */
  static GenerationRequest photoshoot() {
    return requested(new Instruction.Photoshoot(new Prompt("by the sea")), FOUR_PICTURES).next();
  }

  static GenerationRequest after(GenerationRequest request, Move... moves) {
    var reached = request;
    for (var move : moves) {
      reached = moved(move.on(reached, NOW)).next();
    }
    return reached;
  }

  static List<Output> outputs(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                new Output(
                    OutputKind.PICTURE,
                    new BlobKey("original-0123456789-" + number),
                    new BlobKey("preview-0123456789-" + number),
                    "image/png",
                    new Output.Dimensions(512, 512, 4_096)))
        .toList();
  }

  static Moved<GenerationRequest, Step> moved(Transition<GenerationRequest, Step> outcome) {
    return switch (outcome) {
      case Moved<GenerationRequest, Step> moved -> moved;
      case Repeated<GenerationRequest, Step> repeated -> throw new AssertionError("repeated");
      case Refused<GenerationRequest, Step> refused -> throw new AssertionError(refused.reason());
    };
  }
}
