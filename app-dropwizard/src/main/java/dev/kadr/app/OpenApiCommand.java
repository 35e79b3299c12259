package dev.kadr.app;

import dev.kadr.adapter.http.HttpApi;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/** Prints the description of the API; asks no database and opens no port. */
final class OpenApiCommand extends ConfiguredCommand<KadrConfiguration> {
  OpenApiCommand() {
    super("openapi", "prints the OpenAPI description of the HTTP API");
  }

  @Override
  protected void run(
      Bootstrap<KadrConfiguration> bootstrap, Namespace arguments, KadrConfiguration config) {
    var http = config.settings().checked().http();
    Console.out(HttpApi.description(http.publicUrl(), Wiring.hooks()));
  }
}
