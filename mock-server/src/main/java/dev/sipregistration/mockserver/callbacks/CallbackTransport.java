package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Sends a body to a receiver, once. */
interface CallbackTransport {
  /**
   * Sends a body, without waiting for anything.
   *
   * @param account whose callback it is
   * @return the result, which comes within a bounded time and never exceptionally; cancelling it
   *     ends the request
   */
  CompletableFuture<AttemptResult> send(AccountId account, URI url, String body);

  /** Stops sending. */
  void close();
}
