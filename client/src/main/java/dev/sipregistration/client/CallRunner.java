package dev.sipregistration.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes the attempts of calls, on the caller's thread or asynchronously.
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
    CallListener.CallEnd end = call.start();
    T value;
    try {
      value = attempts(call);
    } catch (RuntimeException e) {
      end.ended(e);
      throw e;
    }
    end.ended(null);
    return value;
  }

  private <T> @Nullable T attempts(Call<T> call) {
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

  /**
   * Makes calls one after the other on this thread.
   *
   * @throws SipRegistrationException if the sequence ends with it
   */
  <T> T run(CallSequence<T> sequence) {
    CallSequence<T> current = sequence;
    while (true) {
      if (current instanceof CallSequence.Done<T> done) {
        return done.value();
      } else if (current instanceof CallSequence.Failed<T> failed) {
        throw failed.exception();
      } else if (current instanceof CallSequence.Pause<T> pause) {
        pause(pause.delay());
        current = pause.then().get();
      } else if (current instanceof CallSequence.Next<?, T> next) {
        current = next(next);
      }
    }
  }

  private <V, T> CallSequence<T> next(CallSequence.Next<V, T> next) {
    V value;
    try {
      value = Objects.requireNonNull(run(next.call().get()), "value of a success");
    } catch (SipRegistrationException e) {
      return next.otherwise().apply(e);
    }
    return next.then().apply(value);
  }

  /** Waits; an interruption makes the next call fail. */
  private void pause(Duration delay) {
    try {
      sleeper.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts a call and returns its result; cancelling the result abandons the call. */
  <T> CompletableFuture<T> runAsync(Call<T> call) {
    AsyncCall<T> running = new AsyncCall<>(call);
    CallListener.CallEnd end = call.start();
    var unused = running.result.whenComplete((value, error) -> end.ended(error));
    running.attempt();
    return running.result;
  }

  /** Starts a sequence and returns its result; cancelling the result abandons the call at hand. */
  <T> CompletableFuture<T> runAsync(CallSequence<T> sequence) {
    AsyncSequence<T> running = new AsyncSequence<>();
    running.proceed(sequence);
    return running.result;
  }

  /** A result that is awaited without a thread; cancelling it cancels what it awaits. */
  private abstract static class AsyncResult<T> {

    final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<?> pending;

    AsyncResult() {
      var unused = result.whenComplete((value, error) -> cancelPending());
    }

    final void await(CompletableFuture<?> next) {
      pending = next;
      if (result.isDone()) {
        cancelPending();
      }
    }

    /** Does a part of the work, whose errors are those of the result. */
    final void guarded(Runnable part) {
      try {
        part.run();
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    }

    private void cancelPending() {
      CompletableFuture<?> current = pending;
      if (current != null) {
        current.cancel(true);
      }
    }
  }

  /** A call without a thread of its own. */
  private final class AsyncCall<T> extends AsyncResult<T> {

    private final Call<T> call;

    AsyncCall(Call<T> call) {
      this.call = call;
    }

    void attempt() {
      guarded(
          () -> {
            CompletableFuture<HttpResponse<byte[]>> exchange = send(call.beginAttempt());
            // First, because what follows the exchange awaits its own delay, perhaps on another
            // thread.
            await(exchange);
            var unused =
                exchange.whenComplete(
                    (response, error) ->
                        guarded(
                            () ->
                                proceed(
                                    error == null
                                        ? call.onResponse(response)
                                        : call.onFailure(error))));
          });
    }

    /** Returns the exchange, failed if the JDK throws at once. */
    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
      try {
        return http.sendAsync(request, call.bodyHandler());
      } catch (RuntimeException e) {
        return CompletableFuture.failedFuture(e);
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
  }

  /** A sequence of calls without a thread of its own. */
  private final class AsyncSequence<T> extends AsyncResult<T> {

    void proceed(CallSequence<T> current) {
      if (current instanceof CallSequence.Done<T> done) {
        result.complete(done.value());
      } else if (current instanceof CallSequence.Failed<T> failed) {
        result.completeExceptionally(failed.exception());
      } else if (result.isDone()) {
        return;
      } else if (current instanceof CallSequence.Pause<T> pause) {
        CompletableFuture<Void> delay = sleeper.sleepAsync(pause.delay());
        await(delay);
        var unused = delay.thenRunAsync(() -> guarded(() -> proceed(pause.then().get())));
      } else if (current instanceof CallSequence.Next<?, T> next) {
        send(next);
      }
    }

    private <V> void send(CallSequence.Next<V, T> next) {
      CompletableFuture<V> call = runAsync(next.call().get());
      await(call);
      var unused =
          call.whenComplete(
              (value, error) ->
                  guarded(
                      () -> {
                        if (error == null) {
                          proceed(next.then().apply(value));
                        } else if (error instanceof SipRegistrationException failure) {
                          proceed(next.otherwise().apply(failure));
                        } else {
                          result.completeExceptionally(error);
                        }
                      }));
    }
  }
}
