package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Tells by its exit status whether a server accepts calls.
 *
 * <p>A probe starts a process every few seconds, so this takes the old HTTP client of the JDK,
 * which loads the fewest classes, and reads nothing but the status.
 */
@Command(
    name = "health",
    description = {
      "Tells by its exit status whether a mock server accepts calls: 0 if so, otherwise 1 and a line"
          + " that says why. For the probes of containers."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class HealthCommand implements Callable<Integer> {
  private static final int UNHEALTHY = 1;
  private static final String PATH = "/__admin/ready";

  @Mixin private AddressOptions address = new AddressOptions();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "PT3S",
      description = "Time for the response, from PT1S to PT1H (default: ${DEFAULT-VALUE}).")
  private String timeout = "PT3S";

  @Override
  public Integer call() throws InterruptedException {
    check(address.url(), WholeSeconds.parse("--timeout", timeout));
    return 0;
  }

  /**
   * Returns if the server accepts calls.
   *
   * @throws FailedException otherwise
   */
  static void check(ServerUrl server, Duration timeout) throws InterruptedException {
    FutureTask<Integer> asked = new FutureTask<>(() -> status(server));
    DaemonThreads.start("health", asked);
    try {
      // A timeout of the connection would begin anew with each byte; this one is for the whole.
      int status = asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (status != HttpURLConnection.HTTP_OK) {
        throw unhealthy(
            status < 0 ? "no response by HTTP from " + server : responds(server, status));
      }
    } catch (TimeoutException late) {
      throw unhealthy("no response from %s in %s".formatted(server, timeout));
    } catch (ExecutionException failed) {
      throw unhealthy(server.problem(Objects.requireNonNull(failed.getCause())));
    }
  }

  private static int status(ServerUrl server) throws IOException {
    HttpURLConnection connection = server.open(PATH);
    connection.setRequestMethod("HEAD");
    return connection.getResponseCode();
  }

  private static String responds(ServerUrl server, int status) {
    return "%s responds %s to %s".formatted(server, status, PATH);
  }

  private static FailedException unhealthy(String reason) {
    return new FailedException(UNHEALTHY, reason);
  }
}
