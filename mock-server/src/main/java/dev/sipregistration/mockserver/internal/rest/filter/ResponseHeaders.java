package dev.sipregistration.mockserver.internal.rest.filter;

import dev.sipregistration.mockserver.internal.rest.call.UnknownParameters;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Puts the headers on that every answer has: the charset, and the names nobody knows. */
public final class ResponseHeaders implements ContainerResponseFilter {
  /** Written out, because the vendor's Java SDK reads Latin-1 unless it finds the charset here. */
  private static final String JSON_UTF_8 = "application/json; charset=utf-8";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, JSON_UTF_8);
    }
    UnknownParameters unknown = UnknownParameters.of(request);
    if (unknown != null) {
      response.getHeaders().putSingle(UnknownParameters.HEADER, unknown.describe());
    }
  }
}
