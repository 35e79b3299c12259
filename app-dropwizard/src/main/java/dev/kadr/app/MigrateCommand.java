package dev.kadr.app;

import dev.kadr.adapter.persistence.Persistence;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;

/** Brings the tables up to date. */
final class MigrateCommand extends OperatorCommand {
  MigrateCommand() {
    super("migrate", "brings the database's tables up to date");
  }

  @Override
  protected int execute(
      KadrConfiguration config, Persistence persistence, Namespace arguments, Clock clock) {
    persistence.migrate();
    print("The tables are up to date.");
    return 0;
  }
}
