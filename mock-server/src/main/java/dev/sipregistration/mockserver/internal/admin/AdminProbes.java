package dev.sipregistration.mockserver.internal.admin;

import dev.sipregistration.mockserver.internal.admin.generated.HealthStatusModel;
import dev.sipregistration.mockserver.internal.admin.generated.ReadinessStatusModel;
import dev.sipregistration.mockserver.internal.admin.model.WrittenResponse;
import dev.sipregistration.mockserver.internal.admin.resource.ReadinessResource;
import dev.sipregistration.mockserver.internal.admin.security.AdminRequestFilter;
import java.util.Map;

/** The responses of health and readiness, which are open to everybody. */
public final class AdminProbes {
  /** The path of health. */
  public static final String HEALTH_PATH = AdminApi.ROOT + "/health";

  /** The path of readiness. */
  public static final String READINESS_PATH = AdminApi.ROOT + "/ready";

  private AdminProbes() {}

  /**
   * Returns the health of a server.
   *
   * @param version its version
   * @return the response
   */
  public static WrittenResponse health(String version) {
    return ok("{\"status\":\"" + HealthStatusModel.UP + "\",\"version\":\"" + version + "\"}");
  }

  /**
   * Returns the readiness of a server.
   *
   * @param ready whether it accepts calls
   * @return the response
   */
  public static WrittenResponse readiness(boolean ready) {
    return ready
        ? ok("{\"status\":\"" + ReadinessStatusModel.READY + "\"}")
        : WrittenResponse.problem(
            503, "Service Unavailable", ReadinessResource.NOT_READY, Map.of());
  }

  private static WrittenResponse ok(String body) {
    return new WrittenResponse(200, AdminRequestFilter.JSON_UTF_8, Map.of(), body);
  }
}
