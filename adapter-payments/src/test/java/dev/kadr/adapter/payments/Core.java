package dev.kadr.adapter.payments;

import dev.kadr.domain.generation.Deadlines;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Records;
import dev.kadr.ports.Telemetry;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.orders.PaymentGateway;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.InMemoryBlobs;
import dev.kadr.ports.testkit.InMemoryDialogues;
import dev.kadr.ports.testkit.InMemoryFileLinks;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.InMemoryShowings;
import dev.kadr.ports.testkit.RandomIds;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.RecordingMessenger;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import java.time.Clock;
import java.util.List;

/** The whole core over memory, but for what these tests are about: the gateway. */
final class Core {
  private Core() {}

  static UseCases of(Records records, PaymentGateway gateway, Clock clock) {
    var ports =
        new Ports(
            records,
            new Ports.Studio(
                new ScriptedImageGenerator(Fixtures.GENAPI),
                new InMemoryPictures(),
                new InMemoryBlobs(),
                new InMemoryFileLinks(clock)),
            new Ports.Chat(
                new InMemoryDialogues(clock), new RecordingMessenger(), new InMemoryShowings()),
            new Ports.Market(gateway, new RecordingAnalytics()),
            new Ports.Surroundings(clock, new RandomIds(), Checkpoint.NONE, Telemetry.NONE));
    return UseCases.wire(
        ports,
        Fixtures.catalogue(),
        new Policy(Deadlines.STANDARD, new Capacity(10, 2), Policy.Pace.STANDARD, List.of()));
  }
}
