package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.Health;
import dev.sipregistration.mockserver.admin.generated.HealthApi;
import dev.sipregistration.mockserver.admin.generated.HealthStatus;

/** Says that the server is there; it answers nothing before it is. */
final class HealthResource implements HealthApi {
  private final String version;

  HealthResource(String version) {
    this.version = version;
  }

  @Override
  public Health getHealth() {
    return new Health().status(HealthStatus.UP).version(version);
  }
}
