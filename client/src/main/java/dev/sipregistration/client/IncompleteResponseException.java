package dev.sipregistration.client;

import java.io.IOException;

/** A response that lacks something; the message says what, and quotes none of it. */
final class IncompleteResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  IncompleteResponseException(String message) {
    super(message);
  }
}
