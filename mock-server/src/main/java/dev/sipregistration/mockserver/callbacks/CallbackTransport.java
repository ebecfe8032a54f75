package dev.sipregistration.mockserver.callbacks;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Takes one body to one receiver, once. */
interface CallbackTransport {
  /**
   * Sends a body, without waiting for the answer.
   *
   * @return how it ended, within a bounded time and never exceptionally; may be cancelled
   */
  CompletableFuture<AttemptResult> send(URI url, String body);

  /** Sends nothing any more. */
  void close();
}
