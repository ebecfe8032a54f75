package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.internal.admin.generated.HealthApi;
import dev.sipregistration.mockserver.internal.admin.generated.HealthModel;
import dev.sipregistration.mockserver.internal.admin.generated.HealthStatusModel;
import dev.sipregistration.mockserver.internal.admin.model.Configuration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Shows that the server is up. */
@Singleton
public final class HealthResource implements HealthApi {
  private final Configuration configuration;

  @Inject
  HealthResource(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public HealthModel getHealth() {
    return new HealthModel().status(HealthStatusModel.UP).version(configuration.version());
  }
}
