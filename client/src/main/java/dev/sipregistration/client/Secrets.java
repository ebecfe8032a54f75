package dev.sipregistration.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The secrets of a call, redacted even where a server repeats them in its response. */
record Secrets(List<String> values) {

  static Secrets of(@Nullable String password) {
    return new Secrets(password == null ? List.of() : List.of(password));
  }

  Secrets and(AccessToken token) {
    return new Secrets(Stream.concat(values.stream(), Stream.of(token.value())).toList());
  }

  /** Returns the text with each secret replaced, plain or percent-encoded. */
  String redact(String text) {
    String redacted = text;
    for (String secret : values) {
      redacted =
          redacted
              .replace(secret, "***")
              .replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), "***");
    }
    return redacted;
  }

  ApiError redact(ApiError error) {
    String fieldName = error.fieldName();
    return new ApiError(
        error.code(), redact(error.message()), fieldName == null ? null : redact(fieldName));
  }

  @Override
  public String toString() {
    return "***";
  }
}
