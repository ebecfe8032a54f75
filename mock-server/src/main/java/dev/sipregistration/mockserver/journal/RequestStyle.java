package dev.sipregistration.mockserver.journal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way to write a request. Each official SDK has its own. */
public enum RequestStyle {
  /** Parameters in the query of the address. */
  QUERY("query"),

  /** Parameters in a body of the type {@code application/x-www-form-urlencoded}. */
  URLENCODED_BODY("urlencoded body"),

  /** Parameters in a body of the type {@code multipart/form-data}. */
  MULTIPART_BODY("multipart body"),

  /** A body of the type {@code application/json}; the platform's own samples send an empty one. */
  JSON_BODY("JSON body"),

  /** The method in the field {@code cmd}. */
  COMMAND_FIELD("cmd"),

  /** The HTTP method GET. */
  GET("GET", "GET is of older pages of the platform: use POST"),

  /** A slash behind the method. */
  TRAILING_SLASH(
      "trailing slash",
      "the slash behind the method is of older pages of the platform: leave it out"),

  /** The account's {@code api_key} among the parameters. */
  API_KEY(
      "api_key",
      "api_key is deprecated, has full rights, and counts only with --accept-api-key: use a service"
          + " account's token"),

  /** {@code true} or {@code false}. */
  BOOLEAN_WORD("booleans true/false"),

  /** {@code True}, {@code False} or other capitals. */
  BOOLEAN_CAPITALIZED("booleans True/False"),

  /** {@code 1} or {@code 0}. */
  BOOLEAN_DIGIT("booleans 1/0"),

  /** A parameter without a value, which counts as absent. */
  EMPTY_VALUE("empty value");

  private final String description;
  private final @Nullable String deprecation;

  RequestStyle(String description) {
    this(description, null);
  }

  RequestStyle(String description, @Nullable String deprecation) {
    this.description = description;
    this.deprecation = deprecation;
  }

  /** {@return a short description} */
  public String description() {
    return description;
  }

  /** {@return a warning for those who still use it, or nothing if it is not deprecated} */
  public Optional<String> deprecation() {
    return Optional.ofNullable(deprecation);
  }
}
