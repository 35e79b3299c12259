package dev.kadr.usecases;

import dev.kadr.ports.Blobs;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.FileLinks;
import dev.kadr.ports.Ids;
import dev.kadr.ports.Records;
import dev.kadr.ports.Seals;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.dialogue.Dialogues;
import dev.kadr.ports.generation.ImageGenerator;
import dev.kadr.ports.generation.Pictures;
import dev.kadr.ports.messaging.CustomerMessenger;
import dev.kadr.ports.messaging.Showings;
import dev.kadr.ports.orders.Analytics;
import dev.kadr.ports.orders.PaymentGateway;
import java.time.Clock;
import java.util.List;

/** Everything from outside that the use cases are wired with: ports only, never a door. */
public record Ports(
    Records records, Studio studio, Chat chat, Market market, Surroundings surroundings) {

  /** What makes, keeps and shows pictures. */
  public record Studio(ImageGenerator images, Pictures pictures, Blobs blobs, FileLinks links) {}

  /** How the system talks with people. */
  public record Chat(Dialogues dialogues, CustomerMessenger messenger, Showings showings) {}

  /** Whoever takes money, and whoever counts it. */
  public record Market(PaymentGateway gateway, Analytics analytics) {}

  /**
   * Time and chance, which the core never reads itself, where a test may stop it, and what the
   * operators look at.
   *
   * @param graves seals with keys for nothing else: the marks of those who left
   */
  public record Surroundings(
      Clock clock, Ids ids, Checkpoint checkpoint, Telemetry telemetry, Seals graves) {
    /** Where nobody who left is known again. */
    public Surroundings(Clock clock, Ids ids, Checkpoint checkpoint, Telemetry telemetry) {
      this(clock, ids, checkpoint, telemetry, words -> List.of());
    }
  }
}
