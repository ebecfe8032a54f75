package dev.sipregistration.mockserver.internal.admin.security;

import dev.sipregistration.mockserver.internal.admin.model.CoverageFormat;
import dev.sipregistration.mockserver.internal.admin.resource.EventsResource;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/**
 * Sets the media type of responses, whatever the client accepts. Leaves OPTIONS, which JAX-RS would
 * respond to, to the refusal of methods that a path does not have.
 */
@PreMatching
public final class AdminRequestFilter implements ContainerRequestFilter, ContainerResponseFilter {
  /**
   * The contract decides about media types. An operation without a response body, which responds
   * with nothing but a problem, would otherwise refuse a client that accepts JSON.
   */
  private static final String ANYTHING = "application/json, text/plain, */*;q=0.1";

  /** The media type of every response in JSON. */
  public static final String JSON_UTF_8 = "application/json; charset=utf-8";

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      request.setMethod("NONE");
    }
    if (request.getMethod().equals(HttpMethod.HEAD)
        && request.getUriInfo().getPath().equals(EventsResource.PATH)) {
      endAtOnce(request);
    }
    request
        .getHeaders()
        .putSingle(
            HttpHeaders.ACCEPT, CoverageFormat.isTable(request) ? MediaType.TEXT_PLAIN : ANYTHING);
  }

  /** The head of a stream is complete only when the stream ends, which nobody would wait for. */
  private static void endAtOnce(ContainerRequestContext request) {
    request.setRequestUri(
        request
            .getUriInfo()
            .getRequestUriBuilder()
            .replaceQueryParam(EventsResource.DURATION, Duration.ZERO)
            .build());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, JSON_UTF_8);
    }
  }
}
