package dev.kadr.adapter.http;

import io.dropwizard.lifecycle.ServerLifecycleListener;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;

/**
 * Has headers taken letter by letter. Jetty remembers a connection's headers and, as it comes,
 * takes one that differs from an earlier one in upper and lower case only for that one: a token or
 * an Idempotency-Key would be another's.
 */
final class ExactHeaders implements ServerLifecycleListener {
  @Override
  public void serverStarted(Server server) {
    // Dropwizard's factories stand inside of others, which count connections
    server
        .getContainedBeans(HttpConfiguration.ConnectionFactory.class)
        .forEach(factory -> factory.getHttpConfiguration().setHeaderCacheCaseSensitive(true));
  }
}
