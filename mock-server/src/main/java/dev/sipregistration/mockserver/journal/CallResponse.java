package dev.sipregistration.mockserver.journal;

/**
 * The response to a call.
 *
 * @param status the HTTP status, which is 200 for errors of the platform, too
 * @param errorCode the platform's code of the first error, or 0 without an error
 * @param errorText the platform's text of the first error, or an empty one without an error
 * @param body the body, JSON as a rule, possibly empty; of a long one, such as a long list, its
 *     beginning and the number of characters left out
 */
public record CallResponse(int status, int errorCode, String errorText, String body) {
  public CallResponse {
    body = Truncation.cutBody(body);
  }

  /** {@return whether the status is 200 and there is no error} */
  public boolean succeeded() {
    return status == 200 && errorCode == 0;
  }

  /** Returns the code and its text, or the status where that says more. */
  @Override
  public String toString() {
    return errorText.isEmpty() ? brief() : brief() + ": " + errorText;
  }

  /** Returns the code, or the status where that says more. */
  String brief() {
    if (errorCode != 0) {
      return "error " + errorCode;
    }
    return succeeded() ? "done" : "status " + status;
  }
}
