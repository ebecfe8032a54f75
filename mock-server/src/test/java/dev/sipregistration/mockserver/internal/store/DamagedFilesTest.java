package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a copy of files that a killed server has left, after something has happened to them. */
class DamagedFilesTest {
  private static final int ACCOUNTS = 5;
  private static final World SEED = DemoWorld.with(List.of());

  @TempDir private Path temporary;
  private Path copy;

  private static JdbcStore open(Path directory) {
    return JdbcStore.inFiles(
        directory,
        false,
        new JdbcStore.Seeding(
            () -> SEED, List.of(), InstantSource.system(), false, FileStores.MANY));
  }

  /** Copies the files while they are open, as they are when a process is killed. */
  @BeforeEach
  void leaveFiles() throws IOException {
    Path original = temporary.resolve("original");
    copy = Files.createDirectory(temporary.resolve("copy"));
    JdbcStore store = open(original);
    try (Stream<Path> files = Files.list(original)) {
      for (int i = 2; i <= ACCOUNTS; i++) {
        store.store().open(id -> DemoWorld.account(id, "account" + id).build());
      }
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    } finally {
      store.close();
    }
  }

  private Path log() {
    return copy.resolve("state.log");
  }

  private int accounts() {
    JdbcStore store = open(copy);
    try {
      return store.store().accounts().size();
    } finally {
      store.close();
    }
  }

  @Test
  void open_afterKill_hasAll() {
    assertThat(accounts()).isEqualTo(ACCOUNTS);
  }

  @Test
  void open_lastLineCutOff_hasAllBeforeIt() throws IOException {
    byte[] log = Files.readAllBytes(log());
    Files.write(log(), Arrays.copyOf(log, log.length - 3));

    assertThat(accounts()).isEqualTo(ACCOUNTS - 1);
  }

  @Test
  void open_zerosBehindTheEnd_hasAll() throws IOException {
    byte[] log = Files.readAllBytes(log());
    Files.write(log(), Arrays.copyOf(log, log.length + 512));

    assertThat(accounts()).isEqualTo(ACCOUNTS);
  }

  @Test
  void open_lineInTheMiddleDamaged_isRefused() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(log(), StandardCharsets.ISO_8859_1));
    int damaged = lines.size() / 2;
    lines.set(damaged, "XXXXXX" + lines.get(damaged).substring(6));
    Files.write(log(), lines, StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> open(copy))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("cannot be opened: its files are damaged; restore a copy of them");
  }
}
