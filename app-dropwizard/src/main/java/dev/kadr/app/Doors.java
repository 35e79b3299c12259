package dev.kadr.app;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;

/** Keeps what was opened, and closes it in the reverse order when the server stops. */
final class Doors {
  private final Environment environment;

  Doors(Environment environment) {
    this.environment = environment;
  }

  <T extends AutoCloseable> T keep(T door) {
    environment
        .lifecycle()
        .manage(
            new Managed() {
              @Override
              public void stop() throws Exception {
                door.close();
              }
            });
    return door;
  }
}
