package dev.sipregistration.client;

import java.net.http.HttpHeaders;

/** An answer of the server, whole and not yet understood. */
final class RawAnswer {

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  RawAnswer(int status, HttpHeaders headers, byte[] body) {
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
