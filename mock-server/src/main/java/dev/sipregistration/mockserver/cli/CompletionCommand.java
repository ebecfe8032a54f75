package dev.sipregistration.mockserver.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script for shells. */
@Command(
    name = "completion",
    description = "Prints a script that makes bash and zsh complete commands and options.",
    footer = {
      "",
      "  alias sip-registration-mock-server='java -jar sip-registration-mock-server.jar'",
      "  source <(sip-registration-mock-server completion)"
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandLine own = Objects.requireNonNull(spec).commandLine();
    CommandLine root = Objects.requireNonNull(own.getParent());
    own.getOut().print(AutoComplete.bash(root.getCommandName(), root));
    own.getOut().flush();
  }
}
