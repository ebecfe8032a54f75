package dev.sipregistration.mockserver.internal.admin;

import dev.sipregistration.mockserver.internal.admin.generated.HealthStatusModel;
import dev.sipregistration.mockserver.internal.admin.generated.ReadinessStatusModel;
import dev.sipregistration.mockserver.internal.admin.resource.ReadinessResource;
import dev.sipregistration.mockserver.internal.admin.security.AdminRequestFilter;

/**
 * The responses of health and readiness, as the admin application writes them. They need neither
 * the application nor Jackson, which take longer to load than a probe waits.
 */
public final class AdminProbes {
  /** The path of health. */
  public static final String HEALTH_PATH = AdminApi.ROOT + "/health";

  /** The path of readiness. */
  public static final String READINESS_PATH = AdminApi.ROOT + "/ready";

  private AdminProbes() {}

  /**
   * A response.
   *
   * @param status the HTTP status
   * @param contentType the media type
   * @param body the JSON
   */
  public record Result(int status, String contentType, String body) {}

  /**
   * Returns the health of a server.
   *
   * @param version its version
   * @return the response
   */
  public static Result health(String version) {
    return ok("{\"status\":\"" + HealthStatusModel.UP + "\",\"version\":\"" + version + "\"}");
  }

  /**
   * Returns the readiness of a server.
   *
   * @param ready whether it accepts calls
   * @return the response
   */
  public static Result readiness(boolean ready) {
    return ready
        ? ok("{\"status\":\"" + ReadinessStatusModel.READY + "\"}")
        : new Result(
            503,
            "application/problem+json",
            "{\"type\":\"about:blank\",\"title\":\"Service"
                + " Unavailable\",\"status\":503,\"detail\":\""
                + ReadinessResource.STOPPING
                + "\"}");
  }

  private static Result ok(String body) {
    return new Result(200, AdminRequestFilter.JSON_UTF_8, body);
  }
}
