package dev.sipregistration.mockserver.internal.http;

import java.util.List;
import java.util.Optional;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Judges requests by their head: what is refused here is refused without its body. */
final class HeadJudge {
  private final List<HandlerMapping> mappings;
  private final HttpLimits limits;

  HeadJudge(List<HandlerMapping> mappings, HttpLimits limits) {
    this.mappings = List.copyOf(mappings);
    this.limits = limits;
  }

  Optional<FixedResponse> refusal(HttpRequestPacket request) {
    String path = request.getRequestURI();
    String query = request.getQueryString();
    if (!RequestSyntax.isWellFormed(path) || !RequestSyntax.isWellFormed(query)) {
      return refuse(
          HttpStatus.BAD_REQUEST_400,
          RequestSyntax.isAscii(path) && RequestSyntax.isAscii(query)
              ? "The request's address has a malformed escape."
              : "The request's address has bytes that are not UTF-8.");
    }
    if (!RequestSyntax.isHost(request.getHeader(Header.Host))) {
      return refuse(HttpStatus.BAD_REQUEST_400, "The Host header is malformed.");
    }
    HandlerMapping mapping = HandlerMapping.first(mappings, path);
    List<String> allowed = mapping.methods();
    if (!allowed.isEmpty()
        && !allowed.contains(request.getMethod().getMethodString())
        && !mapping.cors().isPreflight(request)) {
      return Optional.of(
          FixedResponse.refusal(
                  HttpStatus.METHOD_NOT_ALLOWED_405, "Use " + String.join(" or ", allowed) + ".")
              .withHeader("Allow", String.join(", ", allowed)));
    }
    return mapping
        .headCheck()
        .refusal(path, request.isSecure(), name -> values(request, name))
        .or(() -> tooLarge(request, request.getContentLength()));
  }

  private static @Nullable String values(HttpRequestPacket request, String name) {
    Iterable<String> values = request.getHeaders().values(name);
    return values.iterator().hasNext() ? String.join(", ", values) : null;
  }

  int maxBody(HttpRequestPacket request) {
    return limits.maxBody(request.getRequestURI());
  }

  /** Refuses a body by its length, as far as that is known. */
  Optional<FixedResponse> tooLarge(HttpRequestPacket request, long length) {
    int limit = maxBody(request);
    return length <= limit
        ? Optional.empty()
        : refuse(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE_413,
            "The body is too large: " + limit + " bytes are the most.");
  }

  private static Optional<FixedResponse> refuse(HttpStatus status, String why) {
    return Optional.of(FixedResponse.refusal(status, why));
  }
}
