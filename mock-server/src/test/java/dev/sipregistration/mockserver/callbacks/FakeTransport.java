package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps what is sent until a test completes its result. */
final class FakeTransport implements CallbackTransport {
  record Sent(URI url, String body, CompletableFuture<AttemptResult> result) {}

  final List<Sent> sent = new ArrayList<>();
  boolean closed;

  @Override
  public CompletableFuture<AttemptResult> send(AccountId account, URI url, String body) {
    CompletableFuture<AttemptResult> result = new CompletableFuture<>();
    sent.add(new Sent(url, body, result));
    return result;
  }

  @Override
  public void close() {
    closed = true;
  }

  Sent last() {
    return sent.get(sent.size() - 1);
  }
}
