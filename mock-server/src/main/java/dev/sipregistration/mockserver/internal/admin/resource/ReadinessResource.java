package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.internal.admin.generated.ReadinessApi;
import dev.sipregistration.mockserver.internal.admin.generated.ReadinessModel;
import dev.sipregistration.mockserver.internal.admin.generated.ReadinessStatusModel;
import dev.sipregistration.mockserver.internal.admin.model.Probes;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Shows whether the server accepts calls. */
@Singleton
public final class ReadinessResource implements ReadinessApi {
  /** The reasons why a server accepts no calls. */
  public static final String NOT_READY =
      "The server is being stopped, or its store is not available";

  private final Probes operations;

  @Inject
  public ReadinessResource(Probes operations) {
    this.operations = operations;
  }

  @Override
  public ReadinessModel getReadiness() {
    if (operations.ready().getAsBoolean()) {
      return new ReadinessModel().status(ReadinessStatusModel.READY);
    }
    throw ProblemException.unavailable(NOT_READY);
  }
}
