package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.Readiness;
import dev.sipregistration.mockserver.admin.generated.ReadinessApi;
import dev.sipregistration.mockserver.admin.generated.ReadinessStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Says whether the server takes calls; it answers nothing before it does. */
@Singleton
final class ReadinessResource implements ReadinessApi {
  private final Operations operations;

  @Inject
  ReadinessResource(Operations operations) {
    this.operations = operations;
  }

  @Override
  public Readiness getReadiness() {
    if (operations.ready().getAsBoolean()) {
      return new Readiness().status(ReadinessStatus.READY);
    }
    throw ProblemException.unavailable("The server is being stopped");
  }
}
