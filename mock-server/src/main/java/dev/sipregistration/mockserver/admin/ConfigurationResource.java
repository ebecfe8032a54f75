package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.ConfigurationApi;
import dev.sipregistration.mockserver.admin.generated.ConfiguredOption;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows the options that the server runs with. */
@Singleton
final class ConfigurationResource implements ConfigurationApi {
  private final Configuration configuration;

  @Inject
  ConfigurationResource(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public List<ConfiguredOption> getConfiguration() {
    return configuration.options().get().entrySet().stream()
        .map(option -> new ConfiguredOption().option(option.getKey()).value(option.getValue()))
        .toList();
  }
}
