package dev.kadr.app;

import dev.kadr.usecases.UseCases;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;

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
    var adapters = Adapters.open(settings, environment);
    var ports = adapters.ports();
    var policy = settings.policy(config.capacity(), config.retention(), config.seller());
    var useCases = UseCases.wire(ports, config.catalogue(), policy);
    adapters.serve(useCases, adapters.signIn(ports), environment);
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
