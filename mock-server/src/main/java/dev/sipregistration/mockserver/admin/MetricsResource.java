package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.MetricsApi;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Shows the metrics. */
@Singleton
final class MetricsResource implements MetricsApi {
  private final Operations operations;

  @Inject
  MetricsResource(Operations operations) {
    this.operations = operations;
  }

  @Override
  public String getMetrics() {
    return operations.metrics().get();
  }
}
