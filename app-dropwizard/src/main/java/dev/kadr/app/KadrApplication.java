package dev.kadr.app;

import dev.kadr.adapter.generation.Generation;
import dev.kadr.adapter.http.HttpApi;
import dev.kadr.adapter.payments.Payments;
import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.adapter.telegram.Telegram;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Kadr: opens the doors in order, wires the use cases, serves. */
public final class KadrApplication extends Application<KadrConfiguration> {
  public static void main(String[] arguments) throws Exception {
    new KadrApplication().run(arguments);
  }

  @Override
  public String getName() {
    return "kadr";
  }

  @Override
  public void initialize(Bootstrap<KadrConfiguration> bootstrap) {
    // Strict catches typing errors: every name in config.yml has a default. What live mode requires
    // is checked afterwards, all missing names in one message.
    bootstrap.setConfigurationSourceProvider(
        new SubstitutingSourceProvider(
            bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(true)));
    bootstrap.addCommand(new MigrateCommand());
    bootstrap.addCommand(new GrantCommand());
    bootstrap.addCommand(new CheckLedgerCommand());
    bootstrap.addCommand(new SetWebhookCommand());
    bootstrap.addCommand(new AlertsCommand());
    bootstrap.addCommand(new UpdatesCommand());
    bootstrap.addCommand(new RefundCommand());
    bootstrap.addCommand(new ReconcileCommand());
    bootstrap.addCommand(new OpenApiCommand());
  }

  @Override
  public void run(KadrConfiguration config, Environment environment) {
    var settings = config.settings().checked();
    var clock = Clock.systemUTC();
    var doors = new Doors(environment);
    var persistence = doors.keep(Persistence.open(settings.persistence(), clock));
    persistence.migrate();
    var generation = doors.keep(Generation.open(settings.generation(), clock));
    var payments = doors.keep(Payments.open(settings.payments()));
    var telemetry = new MeteredTelemetry(environment.metrics());
    var telegram =
        doors.keep(Telegram.open(settings.telegram(), persistence.sendPauses(), telemetry, clock));
    var http = HttpApi.open(settings.http(), clock);
    var ports =
        new Ports(
            persistence,
            new Ports.Studio(
                generation.images(), generation.pictures(), persistence.blobs(), http.links()),
            Wiring.chat(persistence, telegram),
            new Ports.Market(payments.gateway(), new LoggedAnalytics()),
            new Ports.Surroundings(
                clock, persistence.ids(), Failpoint.of(settings.failpoint()), telemetry));
    var useCases =
        UseCases.wire(
            ports,
            config.catalogue(),
            settings.policy(config.capacity(), config.retention(), config.seller()));
    Stream.of(
            generation.resources(useCases),
            payments.resources(useCases),
            telegram.resources(useCases, persistence.updateInbox()))
        .flatMap(List::stream)
        .forEach(environment.jersey()::register);
    var probes =
        Stream.of(persistence.probes(), generation.probes(), payments.probes(), telegram.probes())
            .flatMap(List::stream)
            .toList();
    var meters = Meters.open(environment, persistence.backlog(), clock);
    meters.count(environment.metrics());
    http.register(useCases, probes, meters.registry(), environment);
    var limits = HttpApi.limits(clock);
    var signIn =
        Wiring.signIn(ports, persistence, telegram, settings, limits, doors.keep(Wiring.aside()));
    http.registerSignIn(settings.entrance(), signIn, limits, environment);
    var tasks = TimedTasks.of(useCases.taskHandlers(), meters.registry());
    persistence.tasks().start(tasks); // everything they call is open
    telegram.start(
        useCases,
        new Telegram.Site(settings.site(), signIn.links()),
        persistence.updateInbox(),
        persistence.leadership());
  }

  /** What the operator has to mend is one line; everything else is for us, with its trace. */
  @Override
  protected void onFatalError(Throwable failure) {
    if (failure instanceof Settings.Refused refused) {
      Console.out(String.valueOf(refused.getMessage()));
      System.exit(1);
    }
    super.onFatalError(failure);
  }
}
