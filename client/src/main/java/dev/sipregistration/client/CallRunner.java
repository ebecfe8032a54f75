package dev.sipregistration.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the attempts of a call, on the caller's thread or without one.
 *
 * <p>A waiting caller is not simply a future that is waited for, because the JDK's {@code
 * sendAsync} passes an exchange through two more threads than {@code send} does, which doubles its
 * time on a fast network.
 */
final class CallRunner {

  private final HttpClient http;
  private final Pauses pauses;

  CallRunner(HttpClient http, Pauses pauses) {
    this.http = http;
    this.pauses = pauses;
  }

  /**
   * Makes a call on this thread.
   *
   * @throws SipRegistrationException if it fails
   */
  <T> @Nullable T run(Call<T> call) {
    while (true) {
      Verdict<T> verdict = attempt(call);
      if (verdict instanceof Verdict.Give<T> give) {
        return give.value();
      } else if (verdict instanceof Verdict.Fail<T> fail) {
        throw fail.why();
      } else if (verdict instanceof Verdict.Repeat<T> repeat) {
        await(call, repeat);
      }
    }
  }

  private <T> Verdict<T> attempt(Call<T> call) {
    try {
      return call.answered(http.send(call.begin(), call.bodyHandler()));
    } catch (IOException e) {
      return call.notAnswered(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return call.notAnswered(e);
    }
  }

  private <T> void await(Call<T> call, Verdict.Repeat<T> repeat) {
    try {
      pauses.await(repeat.pause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw call.interruptedInPause(e);
    }
  }

  /** Begins a call and returns its result; cancelling that abandons the call. */
  <T> CompletableFuture<T> start(Call<T> call) {
    RunningCall<T> running = new RunningCall<>(call);
    running.attempt();
    return running.result;
  }

  /** A call without a thread of its own. */
  private final class RunningCall<T> {

    private final Call<T> call;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<?> pending;

    RunningCall(Call<T> call) {
      this.call = call;
      var unused = result.whenComplete((value, error) -> abandonPending());
    }

    void attempt() {
      try {
        CompletableFuture<HttpResponse<byte[]>> exchange =
            http.sendAsync(call.begin(), call.bodyHandler());
        var unused =
            exchange.whenComplete(
                (response, lost) ->
                    ended(() -> lost == null ? call.answered(response) : call.notAnswered(lost)));
        waitFor(exchange);
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    }

    private void ended(Supplier<Verdict<T>> verdict) {
      try {
        follow(verdict.get());
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    }

    private void follow(Verdict<T> verdict) {
      if (verdict instanceof Verdict.Give<T> give) {
        result.complete(give.value());
      } else if (verdict instanceof Verdict.Fail<T> fail) {
        result.completeExceptionally(fail.why());
      } else if (verdict instanceof Verdict.Repeat<T> repeat && !result.isDone()) {
        CompletableFuture<Void> pause = pauses.later(repeat.pause());
        // Not on the timer's own thread, which must not be kept busy.
        var unused = pause.thenRunAsync(this::attempt);
        waitFor(pause);
      }
    }

    private void waitFor(CompletableFuture<?> next) {
      pending = next;
      if (result.isDone()) {
        abandonPending();
      }
    }

    private void abandonPending() {
      CompletableFuture<?> abandoned = pending;
      if (abandoned != null) {
        abandoned.cancel(true);
      }
    }
  }
}
