package dev.sipregistration.mockserver.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script for shells. */
@Command(
    name = "completion",
    description = "Prints a script that makes bash and zsh complete commands and options.",
    footer = {
      "",
      "  sip-registration-mock-server() {",
      "    java -jar mock-server/target/sip-registration-mock-server-*-standalone.jar \"$@\"",
      "  }",
      "  source <(sip-registration-mock-server completion)"
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandLine own = Objects.requireNonNull(spec).commandLine();
    CommandLine root = Objects.requireNonNull(own.getParent());
    addDefaultCommand(root.getCommandSpec());
    own.getOut().print(AutoComplete.bash(root.getCommandName(), root));
    own.getOut().flush();
  }

  /** Completes the options of {@code serve} where no command is typed. */
  private static void addDefaultCommand(CommandSpec root) {
    CommandLine serve = Objects.requireNonNull(root.subcommands().get("serve"));
    for (OptionSpec option : serve.getCommandSpec().options()) {
      if (root.findOption(option.longestName()) == null) {
        root.addOption(OptionSpec.builder(option).build());
      }
    }
  }
}
