package dev.sipregistration.mockserver.internal.admin.model;

import java.util.Map;

/**
 * A response of the admin API, as the admin application would write it. It needs neither the
 * application nor Jackson, which take longer to load than a probe waits.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param headers further headers
 * @param body the JSON
 */
public record WrittenResponse(
    int status, String contentType, Map<String, String> headers, String body) {

  public WrittenResponse {
    headers = Map.copyOf(headers);
  }

  /** Returns a problem of RFC 9457, whose texts need no escapes. */
  public static WrittenResponse problem(
      int status, String title, String detail, Map<String, String> headers) {
    return new WrittenResponse(
        status,
        "application/problem+json",
        headers,
        "{\"type\":\"about:blank\",\"title\":\""
            + title
            + "\",\"status\":"
            + status
            + ",\"detail\":\""
            + detail
            + "\"}");
  }
}
