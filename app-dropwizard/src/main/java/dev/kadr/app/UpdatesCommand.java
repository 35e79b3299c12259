package dev.kadr.app;

import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.ports.dialogue.UpdateInbox;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Lists the messenger's updates that were put aside, and has one tried again. */
final class UpdatesCommand extends OperatorCommand {
  private static final int MOST_SHOWN = 200;

  UpdatesCommand() {
    super("updates", "lists the updates that could not be handled, or has one tried again");
  }

  @Override
  public void configure(Subparser subparser) {
    super.configure(subparser);
    subparser.addArgument("--retry").dest("retry").type(Long.class).metavar("UPDATE_ID");
  }

  @Override
  protected int execute(
      KadrConfiguration config, Persistence persistence, Namespace arguments, Clock clock) {
    var inbox = persistence.updateInbox();
    var retry = arguments.getLong("retry");
    return retry == null ? list(inbox) : retry(inbox, retry);
  }

  private static int list(UpdateInbox inbox) {
    var parked = inbox.parked(MOST_SHOWN);
    parked.forEach(
        update ->
            print(
                update.receivedAt()
                    + "  "
                    + update.id()
                    + "  chat "
                    + update.lane()
                    + "  "
                    + update.error()));
    print(parked.isEmpty() ? "No update was put aside." : parked.size() + " put aside.");
    return parked.isEmpty() ? 0 : 1;
  }

  private static int retry(UpdateInbox inbox, long id) {
    var there = inbox.retry(id);
    print(there ? "Update " + id + " is tried again." : "No update " + id + " was put aside.");
    return there ? 0 : 1;
  }
}
