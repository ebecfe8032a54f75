package dev.sipregistration.mockserver;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of PostgreSQL of one test, whose processes can be killed, and started again. */
final class KillablePostgreSql implements AutoCloseable {
  private static final Duration GUARD = Duration.ofSeconds(30);

  private final EmbeddedPostgres started;
  private final List<String> command;
  private ProcessHandle postmaster;

  private KillablePostgreSql(EmbeddedPostgres started, ProcessHandle postmaster) {
    this.started = started;
    this.postmaster = postmaster;
    command = new ArrayList<>(List.of(postmaster.info().command().orElseThrow()));
    command.addAll(List.of(postmaster.info().arguments().orElseThrow()));
    if (System.getProperty("user.name").equals("root")) {
      // It refuses to run as root.
      command.addAll(0, List.of("unshare", "--user"));
    }
  }

  /**
   * Starts a server whose commits survive the death of its processes, though not of the machine.
   */
  static KillablePostgreSql start(Path directory) throws IOException {
    EmbeddedPostgres started =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setCleanDataDirectory(true)
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "on")
            .start();
    long pid = Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid")).get(0));
    return new KillablePostgreSql(started, ProcessHandle.of(pid).orElseThrow());
  }

  int port() {
    return started.getPort();
  }

  /** Kills the server with all its processes. */
  void kill() throws Exception {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle one : all) {
      one.onExit().get(GUARD.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Starts the server again, as often as a process that is still dying keeps it from starting. */
  void restart() {
    postmaster = launched();
    Waiting.until(
        () -> {
          if (!postmaster.isAlive()) {
            postmaster = launched();
          }
          return accepts();
        },
        GUARD);
  }

  private ProcessHandle launched() {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .toHandle();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private boolean accepts() {
    try (Connection connection = started.getPostgresDatabase().getConnection()) {
      return connection.isValid(0);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** Kills the process that serves one of the mock servers' connections. */
  void killBackend() throws SQLException {
    try (Connection connection = started.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select pid from pg_stat_activity"
                    + " where application_name = 'sip-registration-mock-server'"
                    + " order by state_change desc limit 1")) {
      while (found.next()) {
        ProcessHandle.of(found.getLong(1)).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      kill();
    } catch (Exception gone) {
      throw new IOException(gone);
    } finally {
      started.close();
    }
  }
}
