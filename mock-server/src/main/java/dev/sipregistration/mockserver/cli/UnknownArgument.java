package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.text.NearestName;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Describes an unknown option or command, with the nearest known one. */
final class UnknownArgument {
  private UnknownArgument() {}

  static String describe(UnmatchedArgumentException wrong) {
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    String first = wrong.getUnmatched().get(0);
    if (first.startsWith("-")) {
      return option(first, command);
    }
    Collection<String> commands = command.subcommands().keySet();
    return commands.isEmpty()
        ? String.valueOf(wrong.getMessage())
        : SafeText.argument(first) + " is no command" + hint(NearestName.of(first, commands));
  }

  /** Leaves out the value of the option: it may be a secret. */
  private static String option(String argument, CommandSpec command) {
    String name = argument.split("=", 2)[0];
    List<String> known =
        command.options().stream().map(OptionSpec::longestName).map(UnknownArgument::bare).toList();
    Optional<String> nearest = NearestName.of(bare(name), known).map("--"::concat);
    return "%s is no option of %s%s"
        .formatted(SafeText.argument(name), command.name(), hint(nearest));
  }

  private static String bare(String option) {
    return option.replaceFirst("^-+", "");
  }

  private static String hint(Optional<String> nearest) {
    return nearest.map(name -> "; did you mean " + name + "?").orElse("; --help lists them");
  }
}
