package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.text.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says of an option or a command that is not known which one may have been meant. */
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
        : first + " is no command" + hint(NearestName.of(first, commands));
  }

  /** What the option was given is left out: it may be a secret. */
  private static String option(String given, CommandSpec command) {
    String name = given.split("=", 2)[0];
    List<String> known =
        command.options().stream().map(OptionSpec::longestName).map(UnknownArgument::bare).toList();
    Optional<String> meant = NearestName.of(bare(name), known).map(nearest -> "--" + nearest);
    return "%s is no option of %s%s".formatted(name, command.name(), hint(meant));
  }

  private static String bare(String option) {
    return option.replaceFirst("^-+", "");
  }

  private static String hint(Optional<String> meant) {
    return meant.map(name -> "; did you mean " + name + "?").orElse("; --help lists them");
  }
}
