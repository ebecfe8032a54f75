package dev.sipregistration.mockserver.internal.rest.call;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Answers without any JSON, as what stands before an API gives them. */
public final class PlainResponses {
  private PlainResponses() {}

  /** Answers with a status, also with one that has no name. */
  public static Response of(int status) {
    Response.StatusType known = Response.Status.fromStatusCode(status);
    return of(known == null ? new UnknownStatus(status) : known);
  }

  /** Answers with a status and its name. */
  public static Response of(Response.StatusType status) {
    return plain(status, status.getStatusCode() + " " + status.getReasonPhrase());
  }

  /** Answers with a status, its name, and what to do. */
  public static Response of(Response.StatusType status, String hint) {
    return plain(status, status.getStatusCode() + " " + status.getReasonPhrase() + ". " + hint);
  }

  private static Response plain(Response.StatusType status, String line) {
    return Response.status(status)
        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
        .entity(line + "\n")
        .build();
  }

  private record UnknownStatus(int code) implements Response.StatusType {
    @Override
    public int getStatusCode() {
      return code;
    }

    @Override
    public Response.Status.Family getFamily() {
      return Response.Status.Family.familyOf(code);
    }

    @Override
    public String getReasonPhrase() {
      return "Status " + code;
    }
  }

  /** Answers with status 429, and with when to come again. */
  public static Response tooManyRequests(Duration retryAfter) {
    return Response.fromResponse(of(Response.Status.TOO_MANY_REQUESTS))
        .header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds())
        .build();
  }
}
