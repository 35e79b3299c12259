package dev.kadr.app;

import dev.kadr.usecases.orders.OrderUseCases;
import net.sourceforge.argparse4j.inf.Namespace;

/** Looks at all undecided money at once, instead of waiting for the server to. */
final class ReconcileCommand extends MoneyCommand {
  ReconcileCommand() {
    super("reconcile", "asks the payment gateway about everything undecided and books the answers");
  }

  @Override
  protected int execute(OrderUseCases orders, Namespace arguments) {
    var done = orders.returning().reconcile().reconcile();
    print(
        "Looked at %d payments, %d refunds and %d notifications; %d unknown refunds were booked."
            .formatted(done.payments(), done.refunds(), done.notifications(), done.found()));
    print("Still undecided: %d.".formatted(done.undecided()));
    if (!done.complete()) {
      print("The gateway did not answer every question: try again later.");
    }
    return done.complete() ? 0 : 1;
  }
}
