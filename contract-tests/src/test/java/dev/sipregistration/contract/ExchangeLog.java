package dev.sipregistration.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the mock server was asked and answered in this build, over all the processes of its tests.
 */
final class ExchangeLog {

  private static final Path DIRECTORY = Path.of("target", "exchanges");
  private static final Path OURS = DIRECTORY.resolve(ProcessHandle.current().pid() + ".jsonl");

  static synchronized void remember(Exchange exchange) {
    try {
      Files.createDirectories(DIRECTORY);
      Files.writeString(
          OURS,
          Json.MAPPER.writeValueAsString(withoutToken(exchange)) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Exchange> all() {
    List<Exchange> exchanges = new ArrayList<>();
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          exchanges.add(Json.MAPPER.readValue(line, Exchange.class));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The tests before have left no exchanges", e);
    }
    return exchanges;
  }

  private static Exchange withoutToken(Exchange exchange) {
    return new Exchange(
        exchange.method(),
        exchange.path(),
        exchange.query(),
        exchange.authorization().map(token -> "Bearer ..."),
        exchange.status(),
        exchange.contentType(),
        exchange.body());
  }

  private ExchangeLog() {}
}
