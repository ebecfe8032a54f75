package dev.sipregistration.mockserver.journal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The response to a call. Its body is serialized when it is first read. */
public final class CallResponse {
  private final int status;
  private final int errorCode;
  private final String errorText;
  private @Nullable Supplier<String> writer;
  private String body = "";

  /**
   * Makes a response whose error, if it has one, has no text.
   *
   * @param status the HTTP status
   * @param errorCode the platform's code of the first error, or 0 if there is none
   * @param writer writes the body; called once at most, on any thread
   */
  public CallResponse(int status, int errorCode, Supplier<String> writer) {
    this(status, errorCode, "", writer);
  }

  /**
   * Makes a response.
   *
   * @param status the HTTP status
   * @param errorCode the platform's code of the first error, or 0 if there is none
   * @param errorText the platform's text of that error, or an empty one
   * @param writer writes the body; called once at most, on any thread
   */
  public CallResponse(int status, int errorCode, String errorText, Supplier<String> writer) {
    this.status = status;
    this.errorCode = errorCode;
    this.errorText = errorText;
    this.writer = writer;
  }

  /** {@return the HTTP status, which is 200 for errors of the platform, too} */
  public int status() {
    return status;
  }

  /** {@return the platform's code of the first error, or 0 without an error} */
  public int errorCode() {
    return errorCode;
  }

  /** {@return the platform's text of the first error, or an empty one without an error} */
  public String errorText() {
    return errorText;
  }

  /** {@return whether the status is 200 and there is no error} */
  public boolean succeeded() {
    return status == 200 && errorCode == 0;
  }

  /**
   * {@return the body, JSON as a rule, possibly empty; of a long one, such as a long list, its
   * beginning and the number of characters left out}
   */
  public synchronized String body() {
    Supplier<String> unwritten = writer;
    if (unwritten != null) {
      body = Truncation.cutBody(unwritten.get());
      writer = null;
    }
    return body;
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
