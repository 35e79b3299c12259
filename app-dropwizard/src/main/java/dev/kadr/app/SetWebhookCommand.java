package dev.kadr.app;

import dev.kadr.adapter.telegram.Telegram;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;

/** Registers the webhook by hand; the server does the same at its start. */
final class SetWebhookCommand extends ConfiguredCommand<KadrConfiguration> {
  SetWebhookCommand() {
    super("set-webhook", "tells Telegram to send the bot's updates to PUBLIC_URL");
  }

  @Override
  protected void run(
      Bootstrap<KadrConfiguration> bootstrap, Namespace arguments, KadrConfiguration config) {
    var settings = config.settings().checked();
    if (!isDone(Telegram.registerWebhook(settings.telegram(), Clock.systemUTC()))) {
      Runtime.getRuntime().exit(1);
    }
  }

  private static boolean isDone(Telegram.Registration registration) {
    return switch (registration) {
      case Telegram.Registration.Registered(var url, var before) -> {
        Console.out(
            "Telegram sends the bot's updates to %s now; before: %s."
                .formatted(url, before.isEmpty() ? "nowhere, they were polled" : before));
        yield true;
      }
      case Telegram.Registration.NotWanted() -> {
        Console.out(
            "Nothing was registered: TELEGRAM_MODE is polling, and a webhook would end that. Set"
                + " TELEGRAM_MODE=webhook.");
        yield false;
      }
      case Telegram.Registration.Failed(var why) -> {
        Console.out("Nothing was registered: " + why + ".");
        yield false;
      }
    };
  }
}
