package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.internal.admin.generated.ProblemModel;
import jakarta.ws.rs.core.Response;

/** An admin call that cannot be carried out. Nothing has changed. */
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

  /** What was sent is wrong, at the place in the body that the pointer names, if it is one. */
  public static ProblemException badRequest(String pointer, String detail) {
    return new ProblemException(
        problem(Response.Status.BAD_REQUEST)
            .detail(detail)
            .pointer(pointer.isEmpty() ? null : pointer));
  }

  /** Returns the pointer to a member of a body (RFC 6901), whatever its name. */
  public static String pointerTo(String... steps) {
    StringBuilder pointer = new StringBuilder();
    for (String step : steps) {
      pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /** Who asks has not shown that he may. */
  public static ProblemException unauthorized(String detail) {
    return new ProblemException(problem(Response.Status.UNAUTHORIZED).detail(detail));
  }

  /** Who asks may not, whatever it is. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(problem(Response.Status.FORBIDDEN).detail(detail));
  }

  /** What the path names is not there. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(problem(Response.Status.NOT_FOUND).detail(detail));
  }

  /** What was asked for does not go with the state as it is. */
  public static ProblemException conflict(String detail) {
    return new ProblemException(problem(Response.Status.CONFLICT).detail(detail));
  }

  /** It could be done, but not by a server in this state. */
  public static ProblemException unavailable(String detail) {
    return new ProblemException(problem(Response.Status.SERVICE_UNAVAILABLE).detail(detail));
  }

  /** Whatever the status says, and why. */
  static ProblemException of(Response.Status status, String detail) {
    return new ProblemException(problem(status).detail(detail));
  }

  /** RFC 9457 wants the status' own phrase as the title of a problem without a type. */
  private static ProblemModel problem(Response.Status status) {
    return new ProblemModel()
        .type("about:blank")
        .title(status.getReasonPhrase())
        .status(status.getStatusCode());
  }
}
