package dev.sipregistration.mockserver.journal;

/**
 * Something odd about a call that was answered all the same.
 *
 * @param kind what kind of thing
 * @param text what it is, for people
 */
public record CallWarning(Kind kind, String text) {
  /** The kinds of oddities. */
  public enum Kind {
    /** A parameter that the operation does not have; the platform ignores it without a word. */
    UNKNOWN_PARAMETER,

    /** A form that the platform has deprecated, or no longer documents. */
    DEPRECATED_FORM,

    /** A fault that was arranged for the call. */
    FAULT
  }

  @Override
  public String toString() {
    return text;
  }
}
