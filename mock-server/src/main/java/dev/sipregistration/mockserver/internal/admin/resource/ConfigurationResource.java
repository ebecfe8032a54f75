package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.internal.admin.generated.ConfigurationApi;
import dev.sipregistration.mockserver.internal.admin.generated.ConfiguredOptionModel;
import dev.sipregistration.mockserver.internal.admin.model.Configuration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows the options that the server runs with. */
@Singleton
public final class ConfigurationResource implements ConfigurationApi {
  private final Configuration configuration;

  @Inject
  ConfigurationResource(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public List<ConfiguredOptionModel> getConfiguration() {
    return configuration.options().get().entrySet().stream()
        .map(option -> new ConfiguredOptionModel().option(option.getKey()).value(option.getValue()))
        .toList();
  }
}
