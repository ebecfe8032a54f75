package dev.sipregistration.client;

import java.net.http.HttpHeaders;

/** A complete HTTP response, not yet parsed. */
final class RawResponse {

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  RawResponse(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
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
