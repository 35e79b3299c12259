package dev.kadr.app;

import dev.kadr.adapter.persistence.Persistence;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;

/** Proves that credits and requests add up, or says where they do not. */
final class CheckLedgerCommand extends OperatorCommand {
  CheckLedgerCommand() {
    super("check-ledger", "checks the invariants of credits and requests and prints each fault");
  }

  @Override
  protected int execute(
      KadrConfiguration config, Persistence persistence, Namespace arguments, Clock clock) {
    var faults = persistence.ledgerFaults();
    faults.forEach(OperatorCommand::print);
    print(faults.isEmpty() ? "The ledger is clean." : faults.size() + " faults.");
    return faults.isEmpty() ? 0 : 1;
  }
}
