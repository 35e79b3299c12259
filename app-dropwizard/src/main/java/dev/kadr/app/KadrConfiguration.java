package dev.kadr.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kadr.domain.catalogue.Catalogue;
import dev.kadr.domain.catalogue.Seller;
import dev.kadr.ports.generation.Capacity;
import dev.kadr.usecases.Policy;
import io.dropwizard.core.Configuration;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** config.yml: what is for sale, and the settings of the environment. */
final class KadrConfiguration extends Configuration {
  @NotEmpty private final List<ModelConfiguration> models;
  @NotNull private final List<PackageConfiguration> packages;
  @NotNull private final Map<String, String> settings;
  @NotNull private final Capacity capacity;
  @NotNull private final RetentionConfiguration retention;
  @NotNull private final SellerConfiguration seller;

  KadrConfiguration(
      @JsonProperty("models") List<ModelConfiguration> models,
      @JsonProperty("packages") @Nullable List<PackageConfiguration> packages,
      @JsonProperty("settings") Map<String, @Nullable String> settings,
      @JsonProperty("capacity") Capacity capacity,
      @JsonProperty("retention") @Nullable RetentionConfiguration retention,
      @JsonProperty("seller") SellerConfiguration seller) {
    this.models = List.copyOf(models);
    this.packages = packages == null ? List.of() : List.copyOf(packages);
    this.settings = withoutNulls(settings);
    this.capacity = capacity;
    this.retention = retention == null ? RetentionConfiguration.STANDARD : retention;
    this.seller = seller;
  }

  /** A variable of the environment that is set to nothing comes as null; it counts as not set. */
  private static Map<String, String> withoutNulls(Map<String, @Nullable String> settings) {
    var said = new HashMap<String, String>();
    settings.forEach((name, value) -> said.put(name, value == null ? "" : value));
    return Map.copyOf(said);
  }

  Catalogue catalogue() {
    return new Catalogue(
        models.stream().map(ModelConfiguration::toDomain).toList(),
        packages.stream().map(PackageConfiguration::toDomain).toList());
  }

  Settings settings() {
    return new Settings(settings);
  }

  Policy.Retention retention() {
    return retention.toPolicy();
  }

  Seller seller() {
    return seller.toDomain();
  }

  Capacity capacity() {
    return capacity;
  }
}
