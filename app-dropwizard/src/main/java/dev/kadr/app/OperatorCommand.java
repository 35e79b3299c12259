package dev.kadr.app;

import ch.qos.logback.classic.Level;
import dev.kadr.adapter.persistence.Persistence;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command of an operator: works on the database beside a running server, opens no port, prints
 * what it did, and ends with a code other than zero when it found or did wrong.
 */
abstract class OperatorCommand extends ConfiguredCommand<KadrConfiguration> {
  OperatorCommand(String name, String description) {
    super(name, description);
  }

  /** Zero when all is well. */
  protected abstract int execute(
      KadrConfiguration config, Persistence persistence, Namespace arguments, Clock clock);

  @Override
  protected final void run(
      Bootstrap<KadrConfiguration> bootstrap, Namespace arguments, KadrConfiguration config) {
    quieten();
    var clock = Clock.systemUTC();
    int code;
    try (var persistence = Persistence.open(config.settings().checked().persistence(), clock)) {
      code = execute(config, persistence, arguments, clock);
    }
    if (code != 0) {
      Runtime.getRuntime().exit(code);
    }
  }

  /**
   * What a command prints is its answer; what the libraries have to say is not, unless it is bad.
   */
  private static void quieten() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger root) {
      root.setLevel(Level.WARN);
    }
  }

  static void print(String line) {
    Console.out(line);
  }
}
