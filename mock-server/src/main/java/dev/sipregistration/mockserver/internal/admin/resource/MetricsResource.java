package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.internal.admin.generated.MetricsApi;
import dev.sipregistration.mockserver.internal.admin.model.Probes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Shows the metrics. */
@Singleton
public final class MetricsResource implements MetricsApi {
  private final Probes operations;

  @Inject
  MetricsResource(Probes operations) {
    this.operations = operations;
  }

  @Override
  public String getMetrics() {
    return operations.metrics().get();
  }
}
