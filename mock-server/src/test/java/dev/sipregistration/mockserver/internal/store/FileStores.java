package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.store.jdbc.JdbcStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Makes stores in directories of their own, which are deleted when they are closed. */
final class FileStores implements ReopeningStores {
  private record Opened(Path directory, JdbcStore store) {}

  /** More accounts than any test has. */
  static final int MANY = 100_000;

  private final Deque<Opened> opened = new ArrayDeque<>();
  private final int mostInMemory;

  FileStores() {
    this(MANY);
  }

  FileStores(int mostInMemory) {
    this.mostInMemory = mostInMemory;
  }

  @Override
  public WorldStore create(World seed, InstantSource system) {
    try {
      return open(Files.createTempDirectory("store"), seed, system);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public WorldStore reopen(World otherSeed, InstantSource system) {
    Opened last = opened.pop();
    last.store().close();
    return open(last.directory(), otherSeed, system);
  }

  private WorldStore open(Path directory, World seed, InstantSource system) {
    JdbcStore store =
        JdbcStore.inFiles(
            directory,
            false,
            new JdbcStore.Seeding(() -> seed, List.of(), system, false, mostInMemory));
    opened.push(new Opened(directory, store));
    return store.store();
  }

  @Override
  public void close() {
    for (Opened one : opened) {
      one.store().close();
      delete(one.directory());
    }
    opened.clear();
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
