package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.Problem;

/** An admin call that cannot be carried out. Nothing has changed. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private ProblemException(Problem problem) {
    super(problem.getDetail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  /** What was sent is wrong, at the place in the body that the pointer names. */
  static ProblemException badRequest(String pointer, String detail) {
    return new ProblemException(
        problem(400, "The request is wrong").detail(detail).pointer(pointer));
  }

  /** What was asked for does not go with the state as it is. */
  static ProblemException conflict(String detail) {
    return new ProblemException(problem(409, "The state does not allow it").detail(detail));
  }

  private static Problem problem(int status, String title) {
    return new Problem().type("about:blank").title(title).status(status);
  }
}
