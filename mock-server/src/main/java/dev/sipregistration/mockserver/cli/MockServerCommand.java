package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.text.ProductVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command that contains the others. */
@Command(
    name = "sip-registration-mock-server",
    description = "Behaves like the SIP registration calls of the Voximplant Management API.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "",
      "The default command is serve. Each option can also be set as an environment variable:",
      Environment.PREFIX + "PORT=0 is --port 0. The command line takes precedence."
    },
    versionProvider = MockServerCommand.Version.class)
final class MockServerCommand {

  static boolean isOwnOption(String argument) {
    return switch (argument) {
      case "-h", "--help", "-V", "--version" -> true;
      default -> false;
    };
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"sip-registration-mock-server " + ProductVersion.read()};
    }
  }
}
