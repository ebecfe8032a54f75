package dev.sipregistration.mockserver.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.cli.comparison.ComparedResponse;
import dev.sipregistration.mockserver.cli.comparison.Comparison;
import dev.sipregistration.mockserver.cli.comparison.ComparisonReport;
import dev.sipregistration.mockserver.cli.comparison.ComparisonSettings;
import dev.sipregistration.mockserver.cli.comparison.NotRunException;
import dev.sipregistration.mockserver.cli.comparison.PlatformSender;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Compares a mock server of its own with the platform, over HTTP. */
final class ComparisonRun {
  /** Many times a page of the longest list. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private final Duration timeout;
  private final Consumer<String> progress;

  /**
   * Prepares a run.
   *
   * @param timeout for each response
   * @param progress takes lines for people, on any thread
   */
  ComparisonRun(Duration timeout, Consumer<String> progress) {
    this.timeout = timeout;
    this.progress = progress;
  }

  ComparisonReport with(ServerUrl platform, ComparisonSettings settings)
      throws InterruptedException {
    try (MockServer mockServer = MockServer.start()) {
      RemoteServer own = server(new ServerUrl(mockServer.baseUri().toString()));
      Comparison comparison =
          new Comparison(
              sender(own),
              mockServer::credentials,
              states -> setUp(own, states),
              InstantSource.system(),
              sender(server(platform)),
              settings,
              progress);
      return stoppable(comparison, platform.text());
    } catch (NotRunException nothing) {
      throw new UnusableException(nothing.getMessage());
    }
  }

  /** Has what costs money deleted where the process is ended, as by Ctrl-C. */
  private static ComparisonReport stoppable(Comparison comparison, String address)
      throws InterruptedException {
    Thread stop =
        new Thread(() -> comparison.stop(ProcessEnd.TIME_TO_STOP), "mock-server-compare-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      return comparison.run(address);
    } finally {
      forget(stop);
    }
  }

  private static void forget(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException ending) {
      // It runs already.
    }
  }

  private RemoteServer server(ServerUrl url) {
    return new RemoteServer(url, Optional.empty(), timeout);
  }

  private static PlatformSender sender(RemoteServer server) {
    return (path, token, parameters) -> {
      try {
        RemoteResponse response =
            server.send(server.platformCall(path, token, parameters), MOST_BYTES);
        String contentType = response.headers().firstValue("Content-Type").orElse("none");
        return ComparedResponse.read(
            response.status(),
            contentType.toLowerCase(Locale.ROOT).replace(" ", ""),
            response.text());
      } catch (NoResponseException lost) {
        throw NotRunException.lost(lost.getMessage(), true);
      } catch (UnusableException nobody) {
        throw NotRunException.lost(nobody.getMessage(), false);
      }
    };
  }

  private static void setUp(RemoteServer server, List<String> states) throws InterruptedException {
    ObjectNode wanted = new JsonMapper().createObjectNode();
    if (states.isEmpty()) {
      wanted.put("state", "");
    }
    states.forEach(wanted.putArray("states")::add);
    RemoteResponse response =
        server.send(
            HttpRequest.newBuilder(server.uri("/__admin/pact/state"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wanted.toString())),
            MOST_BYTES);
    if (response.status() != 200) {
      throw new IllegalStateException(states + " cannot be set up" + response.detail());
    }
  }
}
