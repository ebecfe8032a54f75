package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.internal.admin.generated.ProblemModel;
import jakarta.ws.rs.core.Response;

/** An admin call that is refused without any change. It has no stack trace. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemModel problem;

  private ProblemException(ProblemModel problem) {
    super(problem.getDetail(), null, false, false);
    this.problem = problem;
  }

  public ProblemModel problem() {
    return problem;
  }

  /** 400. The pointer names the place in the body; it is empty where there is none. */
  public static ProblemException badRequest(String pointer, String detail) {
    return new ProblemException(
        problem(Response.Status.BAD_REQUEST)
            .detail(detail)
            .pointer(pointer.isEmpty() ? null : pointer));
  }

  /** Returns the JSON pointer (RFC 6901) to a member of any name. */
  public static String pointerTo(String... steps) {
    StringBuilder pointer = new StringBuilder();
    for (String step : steps) {
      pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /** 404. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(problem(Response.Status.NOT_FOUND).detail(detail));
  }

  /** 409. */
  public static ProblemException conflict(String detail) {
    return new ProblemException(problem(Response.Status.CONFLICT).detail(detail));
  }

  /** 503. */
  public static ProblemException unavailable(String detail) {
    return new ProblemException(problem(Response.Status.SERVICE_UNAVAILABLE).detail(detail));
  }

  static ProblemException of(Response.Status status, String detail) {
    return new ProblemException(problem(status).detail(detail));
  }

  /** By RFC 9457 the title of a problem without a type is the phrase of its status. */
  private static ProblemModel problem(Response.Status status) {
    return new ProblemModel()
        .type("about:blank")
        .title(status.getReasonPhrase())
        .status(status.getStatusCode());
  }
}
