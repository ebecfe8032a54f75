package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.text.SafeText;
import dev.sipregistration.mockserver.seed.SeedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the state of a running server as a seed file. */
@Command(
    name = "export",
    description = "Writes the state of a running mock server as a seed file.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--secrets",
      description =
          "Also write secrets, such as passwords and API keys. Private keys are never written.")
  private boolean secrets;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "File to write to (default: the standard output).")
  private @Nullable Path output;

  @Override
  public Integer call() throws InterruptedException {
    String seed = export();
    if (output == null) {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.print(seed);
      out.flush();
    } else {
      write(output, seed);
    }
    return 0;
  }

  private String export() throws InterruptedException {
    return server.server().get("/__admin/seed?secrets=" + secrets, SeedFile.MOST_BYTES);
  }

  private void write(Path file, String seed) {
    if (SafeText.isContent(file.toString())) {
      throw new UnusableException("--output: cannot write " + SafeText.HIDDEN);
    }
    try {
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (secrets && posix && !Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, seed);
    } catch (IOException unwritable) {
      throw new UnusableException("--output: cannot write " + SafeText.problem(unwritable));
    }
  }
}
