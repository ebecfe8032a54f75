package dev.sipregistration.mockserver.internal.rest.body;

import java.util.List;

/** The body of a request. */
public sealed interface RequestBody {
  /** No body, or an empty one. */
  record Nothing() implements RequestBody {}

  /**
   * The {@code {}} that the vendor's own curl sends, or an object with members, which the platform
   * is not known to read: the names are ignored with a warning.
   */
  record Json(List<String> names) implements RequestBody {}

  /** A form. */
  sealed interface Form extends RequestBody {
    /** Returns the fields in the order of the body. */
    List<FormField> fields();
  }

  /** A form of the type {@code application/x-www-form-urlencoded}. */
  record Urlencoded(List<FormField> fields) implements Form {}

  /** A form of the type {@code multipart/form-data}. */
  record Multipart(List<FormField> fields) implements Form {}

  /** A body that cannot be read: the HTTP status of the response, and what is wrong, for people. */
  record Unreadable(int status, String reason) implements RequestBody {}
}
