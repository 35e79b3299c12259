package dev.kadr.app;

import dev.kadr.domain.catalogue.Catalogue;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What is for sale where nobody changed config.yml. */
final class ShippedConfig {
  private ShippedConfig() {}

  static Catalogue catalogue() {
    var reads =
        new YamlConfigurationFactory<>(
            KadrConfiguration.class, Validators.newValidator(), Jackson.newObjectMapper(), "dw");
    var sources =
        new SubstitutingSourceProvider(
            new FileConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(true));
    var file = Path.of(System.getProperty("kadr.root", ".."), "config.yml");
    try {
      return reads.build(sources, file.toString()).catalogue();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (ConfigurationException wrong) {
      throw new IllegalStateException("config.yml is wrong", wrong);
    }
  }
}
