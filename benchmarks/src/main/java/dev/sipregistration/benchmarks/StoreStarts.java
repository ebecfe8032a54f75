package dev.sipregistration.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares starts of the mock server in turn: in memory, and on a directory with SIP registrations
 * after a stop in order and after a kill.
 *
 * <p>Arguments: the number of rounds and of SIP registrations, and the command that starts a mock
 * server, such as {@code java -jar standalone.jar}.
 */
public final class StoreStarts {
  private final List<String> command;
  private final Map<String, List<long[]>> starts = new LinkedHashMap<>();

  private StoreStarts(List<String> command) {
    this.command = command;
  }

  /**
   * Prints a line for each kind of start: its name, and the medians of its wall and processor times
   * up to the first response, in milliseconds, with tabs.
   *
   * @param arguments the two numbers and the command
   */
  public static void main(String[] arguments) throws IOException {
    int rounds = Integer.parseInt(arguments[0]);
    int registrations = Integer.parseInt(arguments[1]);
    Path directory = Files.createTempDirectory("store-starts");
    try {
      new StoreStarts(List.of(arguments).subList(2, arguments.length))
          .measure(directory, rounds, registrations);
    } finally {
      delete(directory);
    }
  }

  private void measure(Path directory, int rounds, int registrations) throws IOException {
    Path seed = Files.writeString(directory.resolve("seed.yaml"), seed(registrations));
    String stopped = "file:" + directory.resolve("stopped");
    String killed = "file:" + directory.resolve("killed");
    start("--store", stopped, "--seed", seed.toString()).close();
    start("--store", killed, "--seed", seed.toString()).kill();
    for (int round = 0; round < rounds; round++) {
      note("memory", start()).close();
      note("after a stop", start("--store", stopped)).close();
      note("after a kill", start("--store", killed)).kill();
    }
    starts.forEach(
        (name, times) ->
            System.out.printf(
                Locale.ROOT, "%s\t%d\t%d%n", name, median(times, 0), median(times, 1)));
  }

  private static String seed(int registrations) {
    StringBuilder seed =
        new StringBuilder(
            "accounts:\n- account_id: 1\n  account_name: demo\n  sip_registrations:\n");
    for (int i = 1; i <= registrations; i++) {
      seed.append(
          "  - {sip_registration_id: %1$d, sip_username: u%1$d, proxy: sip.example}\n"
              .formatted(i));
    }
    return seed.toString();
  }

  private MeasuredServer start(String... options) throws IOException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("--port", "0"));
    whole.addAll(List.of(options));
    return new MeasuredServer(whole);
  }

  private MeasuredServer note(String name, MeasuredServer started) {
    starts
        .computeIfAbsent(name, absent -> new ArrayList<>())
        .add(new long[] {started.wallAtStart().toMillis(), started.processorAtStart().toMillis()});
    return started;
  }

  private static long median(Collection<long[]> times, int which) {
    return times.stream().mapToLong(one -> one[which]).sorted().toArray()[times.size() / 2];
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(StoreStarts::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
