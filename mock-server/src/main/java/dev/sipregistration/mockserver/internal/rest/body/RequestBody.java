package dev.sipregistration.mockserver.internal.rest.body;

import java.util.List;

/** What the body of a request says. */
public sealed interface RequestBody {
  /** Nothing: there is none, or one that carries nothing. */
  record Nothing() implements RequestBody {}

  /**
   * The {@code {}} that the vendor's own curl sends, or an object with members, which the platform
   * is not known to read.
   *
   * @param names the names of the members, which are passed over, but not silently
   */
  record Json(List<String> names) implements RequestBody {}

  /**
   * A form of the type {@code application/x-www-form-urlencoded}.
   *
   * @param fields in the order in which they came
   */
  record Urlencoded(List<FormField> fields) implements RequestBody {}

  /**
   * A form of the type {@code multipart/form-data}.
   *
   * @param fields in the order in which they came
   */
  record Multipart(List<FormField> fields) implements RequestBody {}

  /**
   * Something that cannot be read, so that nobody knows what was called.
   *
   * @param status the HTTP status to answer with
   * @param reason what is wrong, for people
   */
  record Unreadable(int status, String reason) implements RequestBody {}
}
