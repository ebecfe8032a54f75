package dev.sipregistration.mockserver.internal.store.jdbc;

import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory with the files of a store, for one process at a time and for its owner only. */
final class StoreDirectory implements AutoCloseable {
  private static final String LOCK = "sip-registration.lock";

  private final Path directory;
  private final FileChannel channel;

  private StoreDirectory(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Opens a directory, which is made if it is not there.
   *
   * @throws StoreException if it cannot be used, another process uses it, or it holds other files
   */
  static StoreDirectory open(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    if (absolute.toString().contains(";")) {
      throw new StoreException("must not have a semicolon in its path");
    }
    try {
      Files.createDirectories(absolute);
      requireOurs(absolute);
      protect(absolute);
      return lock(absolute);
    } catch (IOException unusable) {
      throw new StoreException("cannot be used: " + SafeText.problem(unusable));
    }
  }

  private static StoreDirectory lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new StoreException("is used by another mock server");
    }
    return new StoreDirectory(directory, channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException byThisProcess) {
      return null;
    }
  }

  /** Its permissions are changed, so it must not be a directory of something else. */
  private static void requireOurs(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.toList();
      if (!found.isEmpty() && !Files.exists(directory.resolve(LOCK))) {
        throw new StoreException("has other files in it: name a directory of its own");
      }
    }
  }

  private static void protect(Path directory) throws IOException {
    PosixFileAttributeView posix =
        Files.getFileAttributeView(
            directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (posix != null) {
      posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  Path path() {
    return directory;
  }

  /**
   * Cuts off what is behind the last whole line of a file: what was being written when the process
   * was killed, or the machine lost its power, and so was never acknowledged.
   */
  void endLastLine(String file) {
    try (FileChannel lines =
        FileChannel.open(
            directory.resolve(file), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = lines.size();
      ByteBuffer last = ByteBuffer.allocate(1);
      while (end > 0 && lines.read(last.clear(), end - 1) == 1 && last.get(0) != '\n') {
        end--;
      }
      lines.truncate(end);
    } catch (NoSuchFileException none) {
      // There is nothing to cut off.
    } catch (IOException unusable) {
      throw new StoreException("cannot be used: " + SafeText.problem(unusable));
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // The lock ends with the process at the latest.
    }
  }
}
