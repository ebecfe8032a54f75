package dev.sipregistration.mockserver.journal;

/**
 * An oddity of a call, whether it was refused or not.
 *
 * @param kind its kind
 * @param text its description, for people
 */
public record CallWarning(Kind kind, String text) {
  /** The kinds of warnings. */
  public enum Kind {
    /** A parameter that the operation does not have; the platform ignores it silently. */
    UNKNOWN_PARAMETER,

    /** A method that the mock server does not have; the platform may have it. */
    UNKNOWN_METHOD,

    /** A style of request that the platform has deprecated, or no longer documents. */
    DEPRECATED_FORM,

    /** A fault that was injected into the call. */
    FAULT
  }

  @Override
  public String toString() {
    return text;
  }
}
