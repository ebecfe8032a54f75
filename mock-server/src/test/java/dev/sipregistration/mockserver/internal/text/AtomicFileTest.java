package dev.sipregistration.mockserver.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path directory;

  @Test
  void write_newOrOld_isWhole() throws IOException {
    Path file = directory.resolve("file");
    for (String text : new String[] {"first, and longer", "\u00e4", ""}) {
      AtomicFile.write(file, text);

      assertThat(file).hasContent(text);
      assertThat(directory).isDirectoryNotContaining(AtomicFile::isUnfinished);
    }
  }

  @Test
  void writePrivately_fileThatOthersMayRead_isForItsOwner() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "old");
    assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    AtomicFile.writePrivately(file, "new");

    assertThat(file).hasContent("new");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void write_impossible_leavesNothing() throws IOException {
    Path taken = Files.createDirectory(directory.resolve("taken"));
    Files.writeString(taken.resolve("x"), "x");

    assertThatIOException().isThrownBy(() -> AtomicFile.write(taken, "text"));
    assertThatIOException()
        .isThrownBy(() -> AtomicFile.write(directory.resolve("none").resolve("file"), "text"))
        .isInstanceOf(NoSuchFileException.class);

    assertThat(directory).isDirectoryNotContaining(AtomicFile::isUnfinished);
    assertThat(taken.resolve("x")).hasContent("x");
  }

  @Test
  void write_afterAWriteThatWasKilled_isWhole() throws IOException {
    Path file = directory.resolve("file");
    String pid = String.valueOf(ProcessHandle.current().pid());
    Path left = Files.writeString(directory.resolve(".file." + pid + ".unfinished"), "of before");

    AtomicFile.write(file, "text");

    assertThat(file).hasContent("text");
    assertThat(left).doesNotExist();
    assertThat(AtomicFile.isUnfinished(left)).isTrue();
    assertThat(AtomicFile.isUnfinished(file)).isFalse();
  }
}
