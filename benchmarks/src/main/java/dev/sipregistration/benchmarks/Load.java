package dev.sipregistration.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends one request again and again over connections that are kept, and measures how long each
 * response takes: as fast as responses come, or at a rate, where a late response makes the ones
 * behind it late, too.
 */
final class Load {
  private static final int CONNECTIONS = 16;

  private final int port;
  private final byte[] request;

  Load(int port, byte[] request) {
    this.port = port;
    this.request = request;
  }

  /**
   * What was seen.
   *
   * @param perSecond the number of responses per second
   * @param micros how long each took, in ascending order
   */
  record Result(double perSecond, int[] micros) {
    double millis(double quantile) {
      return micros[(int) (quantile * (micros.length - 1))] / 1000.0;
    }
  }

  /** Sends as fast as responses come. */
  Result closed(Duration time) {
    return run(time, 0);
  }

  /** Sends so many per second, whatever comes back. */
  Result atRate(double perSecond, Duration time) {
    return run(time, perSecond);
  }

  /** Sends one, for what has to be there before. */
  void once() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(request);
      new Responses(socket.getInputStream()).next();
    }
  }

  private Result run(Duration time, double perSecond) {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<int[]>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        long interval = perSecond == 0 ? 0 : (long) (CONNECTIONS * 1e9 / perSecond);
        long first = start + interval * i / CONNECTIONS;
        running.add(threads.submit(() -> connection(first, interval, end)));
      }
      int[] all = new int[0];
      for (Future<int[]> one : running) {
        int[] more = one.get();
        int length = all.length;
        all = Arrays.copyOf(all, length + more.length);
        System.arraycopy(more, 0, all, length, more.length);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Arrays.sort(all);
      return new Result(all.length / seconds, all);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    } finally {
      threads.shutdownNow();
    }
  }

  private int[] connection(long first, long interval, long end) throws Exception {
    int[] micros = new int[1024];
    int calls = 0;
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      Responses responses = new Responses(socket.getInputStream());
      for (long due = first; System.nanoTime() < end; due += interval) {
        long started = due;
        if (interval == 0) {
          started = System.nanoTime();
        } else if (due - System.nanoTime() > 0) {
          Thread.sleep(Duration.ofNanos(due - System.nanoTime()).toMillis());
          while (due - System.nanoTime() > 0) {
            Thread.onSpinWait();
          }
        }
        out.write(request);
        responses.next();
        if (calls == micros.length) {
          micros = Arrays.copyOf(micros, 2 * calls);
        }
        micros[calls++] = (int) ((System.nanoTime() - started) / 1000);
      }
    }
    return Arrays.copyOf(micros, calls);
  }
}
