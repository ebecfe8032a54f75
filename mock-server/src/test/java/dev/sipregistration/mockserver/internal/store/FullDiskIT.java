package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sipregistration.mockserver.AcknowledgedCalls;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.internal.store.jdbc.JdbcStore;
import dev.sipregistration.mockserver.seed.Seed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers under load whose directory is on a disk that gets full, killed, and started again when
 * there is space again: as many as {@code -Ddisk.full.rounds} says, each with a larger disk.
 */
class FullDiskIT {
  static final String ROUNDS = "disk.full.rounds";

  private static final int THREADS = 8;
  private static final int LEAST_SIZE_KB = 16;
  private static final int FIRST_SIZE_KB = 500;
  private static final int LARGER_BY_KB = 333;

  /** So many that none of them is one that was in flight as the disk got full. */
  private static final int REFUSED = 5 * THREADS;

  private static final Duration GUARD = Duration.ofSeconds(120);
  private static final AccountId ACCOUNT = new AccountId(1);

  private final Seed seed = AcknowledgedCalls.seed(List.of(ACCOUNT));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(GUARD).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @TempDir private Path temporary;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void fullDisk_underLoad_losesNothingThatWasAcknowledged() throws Exception {
    int rounds = Integer.getInteger(ROUNDS, 1);
    int acknowledged = 0;
    int refused = 0;
    String kind = "";
    for (int round = 0; round < rounds; round++) {
      AcknowledgedCalls calls = new AcknowledgedCalls(seed, ACCOUNT);
      try (Disk disk =
          Disk.of(
              Files.createDirectory(temporary.resolve("disk" + round)),
              FIRST_SIZE_KB + round * LARGER_BY_KB)) {
        kind = disk.mounted() ? "full disks" : "files that may not grow";
        fill(disk, calls);
        disk.makeRoom();
        goOn(disk, calls);
        try (JdbcStore store = open(disk)) {
          acknowledged += calls.check("round " + round, store.store().find(ACCOUNT).orElseThrow());
        }
      }
      refused += calls.refused();
    }
    System.out.printf(
        "%d rounds of %s, %d acknowledged calls, %d refused ones%n",
        rounds, kind, acknowledged, refused);
  }

  @Test
  void start_diskFull_isRefusedAndSaysWhy() throws Exception {
    try (Disk disk = Disk.of(Files.createDirectory(temporary.resolve("disk")), LEAST_SIZE_KB)) {
      assumeThat(disk.mounted()).isTrue();

      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> open(disk))
          .withMessageStartingWith("cannot be written, for its disk is full or broken");

      disk.makeRoom();
      open(disk).close();
    }
  }

  /** Calls a server until it refuses, and kills it. */
  private void fill(Disk disk, AcknowledgedCalls calls) throws Exception {
    open(disk).close();
    Path log = Files.createTempFile(temporary, "log", "");
    try (ServerProcess server =
        ServerProcess.start(
            disk.shell(), disk.address(), ProcessBuilder.Redirect.to(log.toFile()))) {
      List<Future<?>> load = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        String name = "t" + thread;
        load.add(threads.submit(() -> callUntilRefused(server.uri(), calls, name)));
      }
      for (Future<?> one : load) {
        one.get(GUARD.toSeconds(), TimeUnit.SECONDS);
      }
      assertThat(status(server, "/__admin/ready")).isEqualTo(503);
      assertThat(status(server, "/__admin/health")).isEqualTo(200);
      assertThat(status(server, "/__admin/accounts/" + ACCOUNT)).isEqualTo(200);
      assertThat(log).content().containsOnlyOnce("cannot be written").hasLineCount(1);
      server.kill();
    }
  }

  private static Void callUntilRefused(URI server, AcknowledgedCalls calls, String name)
      throws InterruptedException {
    for (int i = 0; calls.refused() < REFUSED; i++) {
      boolean unused = calls.call(server, name, i, () -> {});
    }
    return null;
  }

  private void goOn(Disk disk, AcknowledgedCalls calls) throws Exception {
    try (ServerProcess server = ServerProcess.start(disk.address())) {
      assertThat(status(server, "/__admin/ready")).isEqualTo(200);
      assertThat(calls.call(server.uri(), "again", 0, () -> {})).isTrue();
      server.kill();
    }
  }

  private int status(ServerProcess server, String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(server.uri().resolve(path)).timeout(GUARD).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private JdbcStore open(Disk disk) {
    return JdbcStore.inFiles(
        disk.state(),
        false,
        new JdbcStore.Seeding(
            seed::world, seed.credentials(), InstantSource.system(), false, FileStores.MANY));
  }

  /**
   * A disk that is soon full: a file system of its own, or, for who may not mount one, a limit of
   * what a process may write into a file.
   */
  private record Disk(Path directory, boolean mounted, List<String> shell)
      implements AutoCloseable {
    static Disk of(Path directory, int kilobytes) throws IOException {
      boolean mounted =
          ran(
              "mount",
              "-t",
              "tmpfs",
              "-o",
              "size=" + kilobytes + "k",
              "tmpfs",
              directory.toString());
      return new Disk(
          directory,
          mounted,
          mounted
              ? List.of()
              : List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash"));
    }

    private static boolean ran(String... command) throws IOException {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .onExit()
              .join()
              .exitValue()
          == 0;
    }

    Path state() {
      return directory.resolve("state");
    }

    String address() {
      return StoreAddress.FILE + state();
    }

    /** A server that is started directly has no limit of files. */
    void makeRoom() throws IOException {
      if (mounted) {
        assertThat(ran("mount", "-o", "remount,size=100m", directory.toString())).isTrue();
      }
    }

    @Override
    public void close() throws IOException {
      if (mounted) {
        assertThat(ran("umount", directory.toString())).isTrue();
      }
    }
  }
}
