package dev.sipregistration.mockserver.cli.comparison;

/** Why requests are not run, as the summary of a report groups them. */
public enum NotRunCause {
  MAX_CREATIONS("need a SIP registration beyond --max-creations"),
  NAMES("need an id or a name that --names leaves out"),
  ROLE("need credentials of another role"),
  STATE("need a state that could not be brought about"),
  FOREIGN("might change a SIP registration that was there before"),
  CONNECTION("are missing because the connection was lost");

  private final String text;

  NotRunCause(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
