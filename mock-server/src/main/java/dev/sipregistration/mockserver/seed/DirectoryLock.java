package dev.sipregistration.mockserver.seed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two processes from writing into a directory at the same time. The system releases it when a
 * process ends, however it ends. The file of the lock stays, because another process may wait for
 * it already.
 */
final class DirectoryLock implements AutoCloseable {
  private static final String FILE = ".lock";
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

  private final @Nullable FileChannel channel;

  private DirectoryLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a directory. One in which this process cannot write is not locked.
   *
   * @param patience how long to wait for another process
   * @throws IOException if another process does not release it in time
   */
  static DirectoryLock lock(Path directory, Duration patience) throws IOException {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException readOnly) {
      return new DirectoryLock(null);
    }
    try {
      long end = System.nanoTime() + patience.toNanos();
      while (!isLocked(channel)) {
        if (System.nanoTime() - end >= 0) {
          throw new IOException(
              "another server is starting with the directory, and has not finished after "
                  + patience.toSeconds()
                  + " s");
        }
        Thread.sleep(BETWEEN_TRIES.toMillis());
      }
      return new DirectoryLock(channel);
    } catch (InterruptedException interrupted) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another server was starting");
    } catch (IOException refused) {
      channel.close();
      throw refused;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
