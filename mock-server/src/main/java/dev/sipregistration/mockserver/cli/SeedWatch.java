package dev.sipregistration.mockserver.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Notices changes of a file by looking at it. The file system tells nobody of changes that are made
 * at the other side of a bind mount or a network share, and editors and Kubernetes put another file
 * in its place.
 */
final class SeedWatch {
  private final Path file;
  private State loaded;
  private State latest;

  /**
   * Tells one content of the file from another, without reading it.
   *
   * @param key the file behind the name, where the file system knows
   */
  private record State(@Nullable FileTime modified, long size, @Nullable Object key) {
    static final State MISSING = new State(null, 0, null);

    static State of(Path file) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new State(now.lastModifiedTime(), now.size(), now.fileKey());
      } catch (IOException missing) {
        return MISSING;
      }
    }
  }

  /** Begins with the file as it is: a change is one from now on. */
  SeedWatch(Path file) {
    this.file = file;
    loaded = State.of(file);
    latest = loaded;
  }

  /**
   * Looks once, and tells of each change once. A file that is still being written is left alone
   * until two looks see the same.
   */
  boolean hasChanged() {
    State now = State.of(file);
    boolean changed = now.equals(latest) && !now.equals(loaded);
    latest = now;
    if (changed) {
      loaded = now;
    }
    return changed;
  }
}
