package dev.kadr.app;

import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.ports.Alert;
import dev.kadr.ports.Alerts;
import dev.kadr.usecases.messaging.CloseAlert;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Lists what needs a person, and closes what was looked after. */
final class AlertsCommand extends OperatorCommand {
  private static final int MOST_SHOWN = 200;

  AlertsCommand() {
    super("alerts", "lists the open alerts, or closes one");
  }

  @Override
  public void configure(Subparser subparser) {
    super.configure(subparser);
    subparser
        .addArgument("--close")
        .dest("close")
        .metavar("KIND/REFERENCE")
        .help("the alert that was looked after, as the list names it");
  }

  @Override
  protected int execute(
      KadrConfiguration config, Persistence persistence, Namespace arguments, Clock clock) {
    var name = arguments.getString("close");
    return name == null ? list(persistence) : close(persistence, name);
  }

  private static int list(Persistence persistence) {
    var open = persistence.alerts().open(MOST_SHOWN);
    open.forEach(AlertsCommand::print);
    print(open.isEmpty() ? "No alert is open." : open.size() + " open.");
    return open.isEmpty() ? 0 : 1;
  }

  private static void print(Alert alert) {
    print(alert.at() + "  " + Alerts.instanceOf(alert) + "  " + alert.reason());
  }

  private static int close(Persistence persistence, String name) {
    var alerts = new CloseAlert(persistence.unitOfWork(), persistence.alerts());
    return switch (alerts.close(name)) {
      case CloseAlert.Result.Closed closed -> {
        print("Closed " + name + ".");
        yield 0;
      }
      case CloseAlert.Result.Unknown unknown -> {
        print("No open alert is called " + name + ".");
        yield 1;
      }
    };
  }
}
