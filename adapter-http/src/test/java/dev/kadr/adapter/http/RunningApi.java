package dev.kadr.adapter.http;

import dev.kadr.domain.generation.Deadlines;
import dev.kadr.ports.Blobs;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.FileLinks;
import dev.kadr.ports.Probe;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.ports.testkit.Fixtures;
import dev.kadr.ports.testkit.InMemoryDialogues;
import dev.kadr.ports.testkit.InMemoryPictures;
import dev.kadr.ports.testkit.InMemoryShowings;
import dev.kadr.ports.testkit.InMemoryWorld;
import dev.kadr.ports.testkit.RandomIds;
import dev.kadr.ports.testkit.RecordingAnalytics;
import dev.kadr.ports.testkit.RecordingMessenger;
import dev.kadr.ports.testkit.RecordingTelemetry;
import dev.kadr.ports.testkit.ScriptedImageGenerator;
import dev.kadr.ports.testkit.ScriptedPaymentGateway;
import dev.kadr.usecases.Policy;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The HTTP side on a port of its own, over memory. */
final class RunningApi extends Application<Configuration> {
  private final HttpApi http;
  private final UseCases useCases;
  private Server server = new Server();

  private RunningApi(Blobs blobs, Clock clock) {
    var config =
        new HttpApi.Config(URI.create("https://kadr.example"), List.of("a-secret-".repeat(4)));
    http = HttpApi.open(config, clock);
    var world = new InMemoryWorld();
    useCases =
        UseCases.wire(
            new Ports(
                world,
                new Ports.Studio(
                    new ScriptedImageGenerator(Fixtures.GENAPI),
                    new InMemoryPictures(),
                    blobs,
                    http.links()),
                new Ports.Chat(
                    new InMemoryDialogues(clock), new RecordingMessenger(), new InMemoryShowings()),
                new Ports.Market(new ScriptedPaymentGateway(clock), new RecordingAnalytics()),
                new Ports.Surroundings(
                    clock, new RandomIds(), Checkpoint.NONE, new RecordingTelemetry())),
            Fixtures.catalogue(),
            new Policy(Deadlines.STANDARD, new Capacity(1, 1), Policy.Pace.STANDARD, List.of()));
  }

  static RunningApi start(Blobs blobs, Clock clock) throws Exception {
    var api = new RunningApi(blobs, clock);
    api.run("server", "running-api.yml");
    return api;
  }

  FileLinks links() {
    return http.links();
  }

  int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void initialize(Bootstrap<Configuration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(new ResourceConfigurationSourceProvider());
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    environment.lifecycle().addServerLifecycleListener(started -> server = started);
    http.register(useCases, List.of(new Well()), new SimpleMeterRegistry(), environment);
  }

  void stop() throws Exception {
    server.stop();
  }

  /** Dropwizard is not to complain in the log that nothing is looked at. */
  private record Well() implements Probe {
    @Override
    public String name() {
      return "memory";
    }

    @Override
    public Finding check() {
      return new Finding.Healthy();
    }
  }
}
