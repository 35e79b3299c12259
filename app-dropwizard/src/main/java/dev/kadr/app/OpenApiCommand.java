package dev.kadr.app;

import dev.kadr.adapter.generation.GenerationCallbackResource;
import dev.kadr.adapter.http.HttpApi;
import dev.kadr.adapter.payments.YooKassaWebhookResource;
import dev.kadr.adapter.telegram.WebhookResource;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;

/** Prints the description of the API; asks no database and opens no port. */
final class OpenApiCommand extends ConfiguredCommand<KadrConfiguration> {
  /** Where providers and messengers knock: each adapter has its own. */
  private static final List<Class<?>> HOOKS =
      List.of(
          GenerationCallbackResource.class, WebhookResource.class, YooKassaWebhookResource.class);

  OpenApiCommand() {
    super("openapi", "prints the OpenAPI description of the HTTP API");
  }

  @Override
  protected void run(
      Bootstrap<KadrConfiguration> bootstrap, Namespace arguments, KadrConfiguration config) {
    var http = config.settings().checked().http();
    Console.out(HttpApi.description(http.publicUrl(), HOOKS));
  }
}
