package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.text.SafeText;
import dev.sipregistration.mockserver.seed.Seed;
import dev.sipregistration.mockserver.seed.SeedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands on seed files, without a server. */
@Command(
    name = "seed",
    description = "Works with seed files.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SeedCommand.Init.class, SeedCommand.Check.class})
final class SeedCommand {

  /** Writes a seed to begin with. */
  @Command(
      name = "init",
      description = "Writes a seed file to begin with, which explains itself.",
      mixinStandardHelpOptions = true)
  static final class Init implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
        paramLabel = "FILE",
        arity = "0..1",
        defaultValue = "seed.yaml",
        description =
            "The file to write, which must not be there yet (default: ${DEFAULT-VALUE}); - for the"
                + " standard output.")
    private Path file = Path.of("seed.yaml");

    @Override
    public Integer call() {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      if (file.equals(Path.of("-"))) {
        out.print(template());
      } else {
        write(file);
        out.println("Wrote " + file + ". To start with it: --seed " + file + " --watch");
      }
      out.flush();
      return 0;
    }

    private static void write(Path file) {
      if (SafeText.path(file).equals(SafeText.HIDDEN)) {
        throw new UnusableException(
            "FILE must be the path of a file, such as seed.yaml, not " + SafeText.HIDDEN);
      }
      try {
        Files.writeString(file, template(), StandardOpenOption.CREATE_NEW);
      } catch (IOException unwritable) {
        throw new UnusableException("cannot write " + SafeText.problem(unwritable));
      }
    }

    private static String template() {
      try (InputStream in = SeedCommand.class.getResourceAsStream("seed.yaml")) {
        return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  /** Checks whether a server would start with a file. */
  @Command(
      name = "check",
      description = "Checks a seed file, and prints the line of the first error.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The seed file.")
    private @Nullable Path file;

    @Override
    public Integer call() {
      Path checked = Objects.requireNonNull(file);
      try {
        World world = Seed.fromFile(checked).world();
        Objects.requireNonNull(spec)
            .commandLine()
            .getOut()
            .println(checked + ": " + summary(world));
        return 0;
      } catch (SeedException wrong) {
        throw new UnusableException(String.valueOf(wrong.getMessage()));
      }
    }

    private static String summary(World world) {
      int registrations =
          world.accounts().stream().mapToInt(account -> account.registrations().size()).sum();
      return "good, with "
          + count(world.accounts().size(), "account")
          + ", "
          + count(world.serviceAccounts().size(), "service account")
          + " and "
          + count(registrations, "SIP registration");
    }

    private static String count(int number, String what) {
      return number + " " + what + (number == 1 ? "" : "s");
    }
  }
}
