package dev.sipregistration.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must not be shown, even where a server repeats it in its answer. */
record Secrets(List<String> values) {

  static Secrets of(@Nullable String password) {
    return new Secrets(password == null ? List.of() : List.of(password));
  }

  Secrets and(AccessToken token) {
    return new Secrets(Stream.concat(values.stream(), Stream.of(token.value())).toList());
  }

  /** Returns the text with every secret in it blotted out, as it is or as it stands in a URI. */
  String hide(String text) {
    String hidden = text;
    for (String secret : values) {
      hidden =
          hidden
              .replace(secret, "***")
              .replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), "***");
    }
    return hidden;
  }

  ApiError hide(ApiError error) {
    String fieldName = error.fieldName();
    return new ApiError(
        error.code(), hide(error.message()), fieldName == null ? null : hide(fieldName));
  }

  @Override
  public String toString() {
    return "***";
  }
}
