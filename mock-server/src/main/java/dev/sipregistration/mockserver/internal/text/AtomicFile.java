package dev.sipregistration.mockserver.internal.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes files whole or not at all: whoever looks in between, or after a crash or with a full disk,
 * finds what was there before.
 */
public final class AtomicFile {
  private static final String UNFINISHED = ".unfinished";

  private AtomicFile() {}

  /**
   * Writes a file that everybody may read, as far as the process allows it.
   *
   * @throws IOException if it cannot be written; nothing has changed then
   */
  public static void write(Path file, String text) throws IOException {
    writeWith(file, text);
  }

  /**
   * Writes a file that only its owner may read, where the file system knows owners.
   *
   * @throws IOException if it cannot be written; nothing has changed then
   */
  public static void writePrivately(Path file, String text) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      writeWith(
          file,
          text,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      writeWith(file, text);
    }
  }

  /** Tells whether a file is what a process that was killed has left of a write. */
  public static boolean isUnfinished(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.endsWith(UNFINISHED);
  }

  private static void writeWith(Path file, String text, FileAttribute<?>... attributes)
      throws IOException {
    Path unfinished =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + UNFINISHED);
    Files.deleteIfExists(unfinished);
    try {
      writeThrough(unfinished, text, attributes);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      Files.deleteIfExists(unfinished);
      throw failed;
    }
    keepName(file);
  }

  private static void writeThrough(Path file, String text, FileAttribute<?>... attributes)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Writes the directory through, too, as far as the system opens one. */
  private static void keepName(Path file) {
    try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent())) {
      directory.force(true);
    } catch (IOException noFile) {
      // Windows opens none, and needs none.
    }
  }
}
