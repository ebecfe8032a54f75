package dev.sipregistration.openapi;

/**
 * A rule that is not kept.
 *
 * @param pointer the JSON Pointer to the place where it is not
 * @param message what is wrong there
 */
record Violation(String pointer, String message) {

  @Override
  public String toString() {
    return pointer + " " + message;
  }
}
