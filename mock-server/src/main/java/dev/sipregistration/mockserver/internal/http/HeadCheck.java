package dev.sipregistration.mockserver.internal.http;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Refuses requests by their head. The body of a refused request is not kept. */
@FunctionalInterface
public interface HeadCheck {
  /** Refuses nothing. */
  HeadCheck NONE = (path, secure, headers) -> Optional.empty();

  /**
   * Judges a request.
   *
   * @param path its path as it was sent, with its escapes
   * @param secure whether it came by HTTPS
   * @param headers the values of a header, separated by commas; null if it is absent
   * @return the response, if the request is refused
   */
  Optional<FixedResponse> refusal(
      String path, boolean secure, Function<String, @Nullable String> headers);
}
