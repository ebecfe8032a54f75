package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.Health;
import dev.sipregistration.mockserver.admin.generated.HealthApi;
import dev.sipregistration.mockserver.admin.generated.HealthStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Says that the server is there; it answers nothing before it is. */
@Singleton
final class HealthResource implements HealthApi {
  private final Configuration configuration;

  @Inject
  HealthResource(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Health getHealth() {
    return new Health().status(HealthStatus.UP).version(configuration.version());
  }
}
