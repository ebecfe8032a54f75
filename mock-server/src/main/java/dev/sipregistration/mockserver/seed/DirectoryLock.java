package dev.sipregistration.mockserver.seed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two processes from writing into a directory at the same time. The system releases it when a
 * process ends, however it ends.
 *
 * <p>Its file is deleted with it. Who has waited for a file that is gone finds it marked, by being
 * no longer empty, and begins anew.
 */
final class DirectoryLock implements AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

  private final Path file;
  private final @Nullable FileChannel channel;

  private DirectoryLock(Path file, @Nullable FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Locks a directory. One in which this process cannot write, or whose file system knows no locks,
   * is not locked.
   *
   * @param patience how long to wait for another process
   * @throws IOException if another process does not release it in time
   */
  static DirectoryLock lock(Path directory, Duration patience) throws IOException {
    Path file = directory.resolve(".lock");
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isLocked(channel)) {
          return new DirectoryLock(file, channel);
        }
        channel.close();
      } catch (IOException impossible) {
        return new DirectoryLock(file, null);
      }
      if (System.nanoTime() - end >= 0) {
        throw new IOException(
            "another server is starting with the directory, and has not finished after "
                + patience.toSeconds()
                + " s");
      }
      pause();
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null && channel.size() == 0;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(BETWEEN_TRIES.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another server was starting");
    }
  }

  /** Never fails: with a full disk the file is not marked, but gone all the same. */
  @Override
  public void close() {
    if (channel != null && channel.isOpen()) {
      try (FileChannel closed = channel) {
        Files.deleteIfExists(file);
        closed.write(ByteBuffer.wrap(new byte[1]));
      } catch (IOException unmarked) {
        // Whoever waits for it and whoever comes next may now both go on.
      }
    }
  }
}
