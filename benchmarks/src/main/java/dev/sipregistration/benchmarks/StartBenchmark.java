package dev.sipregistration.benchmarks;

import dev.sipregistration.mockserver.MockServer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long a server takes to start where one has been started before. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StartBenchmark {
  private MockServer server;

  /** Stops the server, which is no part of the time. */
  @TearDown(Level.Invocation)
  public void stop() {
    server.close();
  }

  /** Starts in a process that has run for a while, as that of a test suite has. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Fork(3)
  @Warmup(iterations = 3, time = 2)
  @Measurement(iterations = 5, time = 2)
  public void warm() {
    server = MockServer.start();
  }

  /** Starts the second server of a process, which has done nothing but start the first. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(10)
  @Warmup(iterations = 1)
  @Measurement(iterations = 1)
  public void second() {
    server = MockServer.start();
  }
}
