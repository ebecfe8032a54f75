package dev.sipregistration.client;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** A complete HTTP response, not yet parsed. */
final class RawResponse {

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  /**
   * Creates the response.
   *
   * @param body the body, null for the response of a proxy that refuses to connect
   */
  RawResponse(int status, HttpHeaders headers, byte @Nullable [] body) {
    this.status = status;
    this.headers = headers;
    this.body = body == null ? new byte[0] : body;
  }

  int status() {
    return status;
  }

  HttpHeaders headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
