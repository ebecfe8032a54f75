package dev.sipregistration.mockserver.internal.rest.call;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Responses in plain text, such as a proxy before the API gives. */
public final class PlainResponses {
  private PlainResponses() {}

  /** Makes a response of any status, also of one without a name. */
  public static Response of(int status) {
    Response.StatusType known = Response.Status.fromStatusCode(status);
    return known == null ? plain(status, "Status " + status, "") : of(known);
  }

  /** Makes a response of a status and its name. */
  public static Response of(Response.StatusType status) {
    return plain(status.getStatusCode(), status.getReasonPhrase(), "");
  }

  /** Makes a response of a status, its name, and what to do. */
  public static Response of(Response.StatusType status, String hint) {
    return plain(status.getStatusCode(), status.getReasonPhrase(), ". " + hint);
  }

  private static Response plain(int status, String name, String hint) {
    return Response.status(status, name)
        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
        .entity(status + " " + name + hint + "\n")
        .build();
  }

  /** Makes a response of status 429, and the time to wait before a retry. */
  public static Response tooManyRequests(Duration retryAfter) {
    return Response.fromResponse(of(Response.Status.TOO_MANY_REQUESTS))
        .header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds())
        .build();
  }
}
