package dev.kadr.app;

import dev.kadr.adapter.payments.Payments;
import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.ports.Checkpoint;
import dev.kadr.ports.Telemetry;
import dev.kadr.usecases.Ports;
import dev.kadr.usecases.orders.OrderUseCases;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;

/** A command that asks whoever takes the money. */
abstract class MoneyCommand extends OperatorCommand {
  MoneyCommand(String name, String description) {
    super(name, description);
  }

  /** Zero when all is well. */
  protected abstract int execute(OrderUseCases orders, Namespace arguments);

  @Override
  protected final int execute(
      KadrConfiguration config, Persistence persistence, Namespace arguments, Clock clock) {
    var settings = config.settings().checked();
    try (var payments = Payments.open(settings.payments())) {
      var orders =
          OrderUseCases.wire(
              persistence,
              new Ports.Market(payments.gateway(), new LoggedAnalytics()),
              new Ports.Surroundings(clock, persistence.ids(), Checkpoint.NONE, Telemetry.NONE),
              config.catalogue(),
              settings.policy(config.capacity(), config.retention(), config.seller()));
      return execute(orders, arguments);
    }
  }
}
