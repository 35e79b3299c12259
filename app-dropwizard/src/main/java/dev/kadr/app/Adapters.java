package dev.kadr.app;

import dev.kadr.adapter.generation.Generation;
import dev.kadr.adapter.http.HttpApi;
import dev.kadr.adapter.payments.Payments;
import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.adapter.telegram.Telegram;
import dev.kadr.ports.Probe;
import dev.kadr.ports.RateLimits;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.UseCases;
import dev.kadr.usecases.accounts.SignInUseCases;
import dev.kadr.usecases.generation.SubmitWebApp;
import io.dropwizard.core.setup.Environment;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The doors of one node: opened in the order in which they need each other before anything is
 * served, and closed in the reverse one.
 */
final class Adapters {
  private static final Logger LOG = LoggerFactory.getLogger(Adapters.class);

  private final Clock clock = Clock.systemUTC();
  private final Settings settings;
  private final MeteredTelemetry telemetry;
  private final Persistence persistence;
  private final Generation generation;
  private final Payments payments;
  private final Telegram telegram;
  private final HttpApi http;
  private final RateLimits limits = HttpApi.limits(clock);
  private final ExecutorService aside;

  private Adapters(Settings settings, Environment environment) {
    var doors = new Doors(environment);
    this.settings = settings;
    telemetry = new MeteredTelemetry(environment.metrics());
    persistence = doors.keep(Persistence.open(settings.persistence(), clock));
    persistence.migrate();
    generation = doors.keep(Generation.open(settings.generation(), clock));
    payments = doors.keep(Payments.open(settings.payments()));
    telegram =
        doors.keep(Telegram.open(settings.telegram(), persistence.sendPauses(), telemetry, clock));
    http = HttpApi.open(settings.http(), clock);
    aside = doors.keep(aside());
  }

  static Adapters open(Settings settings, Environment environment) {
    return new Adapters(settings, environment);
  }

  /** For what nobody waits for: a little at once, and what does not fit in is not done. */
  private static ExecutorService aside() {
    var few = 4;
    return new ThreadPoolExecutor(
        few,
        few,
        1,
        TimeUnit.MINUTES,
        new ArrayBlockingQueue<>(100),
        Thread.ofVirtual().name("aside-", 0).factory(),
        (task, pool) -> LOG.warn("too much is asked for at once: a sign-in code was not sent"));
  }

  Ports ports() {
    return new Ports(
        persistence,
        new Ports.Studio(
            generation.images(), generation.pictures(), persistence.blobs(), http.links()),
        new Ports.Chat(persistence.dialogues(), telegram.messenger(), persistence.showings()),
        new Ports.Market(payments.gateway(), new LoggedAnalytics()),
        new Ports.Surroundings(
            clock,
            persistence.ids(),
            Failpoint.of(settings.failpoint()),
            telemetry,
            settings.graveSeals()));
  }

  SignInUseCases signIn(Ports ports) {
    return SignInUseCases.wire(
        ports,
        new SignInUseCases.Vouchers(
            telegram.identity(),
            settings.openId().map(telegram::openId),
            telegram.codes(settings.site())),
        new SignInUseCases.Register(
            persistence.sessions(),
            persistence.oneTimeKeys(),
            persistence.signInCodes(),
            persistence.signInLinks()),
        new SignInUseCases.Guard(
            settings.signInSeals(), new SecureRandom()::nextBytes, limits, aside));
  }

  /** Registers all that is served, and then begins the work that nobody has to ask for. */
  void serve(UseCases useCases, SignInUseCases signIn, Environment environment) {
    Stream.of(
            generation.resources(useCases),
            payments.resources(useCases),
            telegram.resources(useCases, persistence.updateInbox()))
        .flatMap(List::stream)
        .forEach(environment.jersey()::register);
    var meters = Meters.open(environment, persistence.backlog(), clock);
    meters.count(environment.metrics());
    http.register(useCases, probes(), meters.registry(), environment);
    http.registerSignIn(settings.entrance(), signIn, limits, environment);
    http.registerMiniApps(
        settings.entrance(), useCases, submitWebApp(useCases, signIn), environment);
    persistence.tasks().start(TimedTasks.of(useCases.taskHandlers(), meters.registry()));
    telegram.start(
        useCases,
        new Telegram.Site(settings.site(), signIn.links()),
        persistence.updateInbox(),
        persistence.leadership());
  }

  private SubmitWebApp submitWebApp(UseCases useCases, SignInUseCases signIn) {
    return new SubmitWebApp(
        signIn.admitWebApp(),
        useCases.selfService().create(),
        new SubmitWebApp.Brake(limits, settings.entrance().submits()),
        persistence.unitOfWork(),
        clock);
  }

  private List<Probe> probes() {
    return Stream.of(
            persistence.probes(), generation.probes(), payments.probes(), telegram.probes())
        .flatMap(List::stream)
        .toList();
  }
}
