package dev.sipregistration.mockserver.internal.admin.security;

import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.internal.admin.model.WrittenResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call the admin API, by the head of a request: before its body is read.
 *
 * <p>Everything is protected but the paths that are open to all. A path that is spelt otherwise is
 * another path, even if it leads to the same operation.
 */
public final class AdminGate {
  private static final String BEARER = "Bearer ";

  private static final WrittenResponse NO_TOKEN =
      WrittenResponse.problem(
          401,
          "Unauthorized",
          "Send the admin token that the server was started with: Authorization: Bearer <token>",
          Map.of("WWW-Authenticate", "Bearer realm=\"mock server\""));

  private static final WrittenResponse OTHER_HOST =
      forbidden("The header Host names another server than this one. Call it by its address");

  private static final WrittenResponse OTHER_ORIGIN =
      forbidden("Pages of another origin cannot control the server");

  private final @Nullable Secret token;
  private final HostAllowlist hosts;
  private final Predicate<String> open;

  /**
   * Makes the gate of a server.
   *
   * @param token the token that callers must know, or null if there is none
   * @param host what the server listens on
   * @param open the paths that need no token and may be called under any host name: monitoring may
   *     know the server by any name and need not control it, and the files of the page ask for the
   *     token themselves
   */
  public AdminGate(@Nullable Secret token, String host, Predicate<String> open) {
    this.token = token;
    this.hosts = token == null ? new HostAllowlist(host) : HostAllowlist.ANY;
    this.open = open;
  }

  private static WrittenResponse forbidden(String why) {
    return WrittenResponse.problem(403, "Forbidden", why, Map.of());
  }

  /**
   * Judges a call.
   *
   * @param path its path as it was sent
   * @param secure whether it came by HTTPS
   * @param headers the values of a header; null if it is absent
   * @return the response, if the call is refused
   */
  public Optional<WrittenResponse> refusal(
      String path, boolean secure, Function<String, @Nullable String> headers) {
    if (open.test(path)) {
      return Optional.empty();
    }
    if (token != null && !isToken(token, headers.apply("Authorization"))) {
      return Optional.of(NO_TOKEN);
    }
    String host = headers.apply("Host");
    if (!hosts.isOwn(host)) {
      return Optional.of(OTHER_HOST);
    }
    String origin = headers.apply("Origin");
    String scheme = secure ? "https" : "http";
    return HostAllowlist.isSameOrigin(origin, scheme, host)
            && (origin != null || !isCrossSite(headers.apply("Sec-Fetch-Site")))
        ? Optional.empty()
        : Optional.of(OTHER_ORIGIN);
  }

  /** A page of another site can make a browser send a GET without {@code Origin}. */
  private static boolean isCrossSite(@Nullable String fetchSite) {
    return "cross-site".equalsIgnoreCase(fetchSite) || "same-site".equalsIgnoreCase(fetchSite);
  }

  /** Takes the same time wherever the first wrong character is. */
  private static boolean isToken(Secret token, @Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(
            token.value().getBytes(StandardCharsets.UTF_8),
            authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
  }
}
