package dev.sipregistration.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the attempts of a call, on the caller's thread or asynchronously.
 *
 * <p>A blocking call does not wait for an asynchronous one, because the JDK's {@code sendAsync}
 * passes an exchange through two more threads than {@code send} does, which doubles its time on a
 * fast network.
 */
final class CallRunner {

  private final HttpClient http;
  private final Sleeper sleeper;

  CallRunner(HttpClient http, Sleeper sleeper) {
    this.http = http;
    this.sleeper = sleeper;
  }

  /**
   * Makes a call on this thread.
   *
   * @throws SipRegistrationException if it fails
   */
  <T> @Nullable T run(Call<T> call) {
    while (true) {
      NextStep<T> next = attempt(call);
      if (next instanceof NextStep.Succeed<T> success) {
        return success.value();
      } else if (next instanceof NextStep.Fail<T> failure) {
        throw failure.exception();
      } else if (next instanceof NextStep.Retry<T> retry) {
        sleep(call, retry);
      }
    }
  }

  private <T> NextStep<T> attempt(Call<T> call) {
    if (Thread.currentThread().isInterrupted()) {
      throw call.onInterrupt(new InterruptedException("before the attempt"));
    }
    HttpRequest request = call.beginAttempt();
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, call.bodyHandler());
    } catch (IOException | RuntimeException e) {
      return call.onFailure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return call.onFailure(e);
    }
    return call.onResponse(response);
  }

  private <T> void sleep(Call<T> call, NextStep.Retry<T> retry) {
    try {
      sleeper.sleep(retry.delay());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw call.onInterrupt(e);
    }
  }

  /** Starts a call and returns its result; cancelling the result abandons the call. */
  <T> CompletableFuture<T> runAsync(Call<T> call) {
    AsyncCall<T> running = new AsyncCall<>(call);
    running.attempt();
    return running.result;
  }

  /** A call without a thread of its own. */
  private final class AsyncCall<T> {

    private final Call<T> call;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<?> pending;

    AsyncCall(Call<T> call) {
      this.call = call;
      var unused = result.whenComplete((value, error) -> cancelPending());
    }

    void attempt() {
      try {
        CompletableFuture<HttpResponse<byte[]>> exchange = send(call.beginAttempt());
        // First, because what follows the exchange awaits its own delay, perhaps on another thread.
        await(exchange);
        var unused =
            exchange.whenComplete(
                (response, error) ->
                    proceed(
                        () -> error == null ? call.onResponse(response) : call.onFailure(error)));
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    }

    /** Returns the exchange, failed if the JDK throws at once. */
    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
      try {
        return http.sendAsync(request, call.bodyHandler());
      } catch (RuntimeException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    private void proceed(Supplier<NextStep<T>> next) {
      try {
        proceed(next.get());
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    }

    private void proceed(NextStep<T> next) {
      if (next instanceof NextStep.Succeed<T> success) {
        result.complete(success.value());
      } else if (next instanceof NextStep.Fail<T> failure) {
        result.completeExceptionally(failure.exception());
      } else if (next instanceof NextStep.Retry<T> retry && !result.isDone()) {
        CompletableFuture<Void> delay = sleeper.sleepAsync(retry.delay());
        await(delay);
        // Not on the JDK's shared timer thread, which must stay free.
        var unused = delay.thenRunAsync(this::attempt);
      }
    }

    private void await(CompletableFuture<?> next) {
      pending = next;
      if (result.isDone()) {
        cancelPending();
      }
    }

    private void cancelPending() {
      CompletableFuture<?> current = pending;
      if (current != null) {
        current.cancel(true);
      }
    }
  }
}
