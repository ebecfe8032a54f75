package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.seed.Seed;
import dev.sipregistration.mockserver.seed.SeedException;
import java.nio.file.Path;
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
    subcommands = SeedCommand.Check.class)
final class SeedCommand {

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
