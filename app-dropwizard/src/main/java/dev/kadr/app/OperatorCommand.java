package dev.kadr.app;

import dev.kadr.adapter.persistence.Persistence;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;

/**
 * A command of an operator: works on the database beside a running server, opens no port, prints
 * what it did, and ends with a code other than zero when it found or did wrong.
 */
abstract class OperatorCommand extends ConfiguredCommand<KadrConfiguration> {
  OperatorCommand(String name, String description) {
    super(name, description);
  }

  /** Zero when all is well. */
  protected abstract int execute(Persistence persistence, Namespace arguments, Clock clock);

  @Override
  protected final void run(
      Bootstrap<KadrConfiguration> bootstrap, Namespace arguments, KadrConfiguration config) {
    var clock = Clock.systemUTC();
    int code;
    try (var persistence = Persistence.open(config.settings().checked().persistence(), clock)) {
      code = execute(persistence, arguments, clock);
    }
    if (code != 0) {
      Runtime.getRuntime().exit(code);
    }
  }

  static void print(String line) {
    Console.out(line);
  }
}
