package dev.kadr.app;

import dev.kadr.adapter.persistence.Persistence;
import dev.kadr.domain.accounts.Identity;
import dev.kadr.usecases.accounts.GrantCredits;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Gives credits by hand. */
final class GrantCommand extends OperatorCommand {
  GrantCommand() {
    super("grant", "gives credits to an account, with the reason kept");
  }

  @Override
  public void configure(Subparser subparser) {
    super.configure(subparser);
    subparser.addArgument("--telegram-id").dest("telegram").type(Long.class).required(true);
    subparser.addArgument("--credits").dest("credits").type(Long.class).required(true);
    subparser.addArgument("--reason").dest("reason").required(true);
  }

  @Override
  protected int execute(
      KadrConfiguration config, Persistence persistence, Namespace arguments, Clock clock) {
    var grants = new GrantCredits(persistence.unitOfWork(), persistence.ids(), clock);
    var who = Identity.telegram(arguments.getLong("telegram"));
    return switch (grants.grant(who, arguments.getLong("credits"), arguments.getString("reason"))) {
      case GrantCredits.Result.Granted(long credits, long available) -> {
        print("Granted %d credits; the account has %d now.".formatted(credits, available));
        yield 0;
      }
      case GrantCredits.Result.UnknownAccount() -> {
        print("Nobody with this Telegram id has an account: they must write to the bot first.");
        yield 1;
      }
      case GrantCredits.Result.NotAllowed(var reason) -> {
        print("Nothing was granted: " + reason + ".");
        yield 1;
      }
    };
  }
}
