package dev.sipregistration.mockserver.cli;

/**
 * What one check of {@code doctor} has found.
 *
 * @param good whether all is well
 * @param subject what was checked
 * @param text what was found, and if it is not good, the remedy
 */
record Finding(boolean good, String subject, String text) {
  static Finding good(String subject, String text) {
    return new Finding(true, subject, text);
  }

  static Finding bad(String subject, String text, String remedy) {
    String sentence = text.endsWith(".") ? text : text + ".";
    return new Finding(false, subject, sentence + " Remedy: " + remedy);
  }

  @Override
  public String toString() {
    return (good ? "ok    " : "FAIL  ") + subject + ": " + text;
  }
}
