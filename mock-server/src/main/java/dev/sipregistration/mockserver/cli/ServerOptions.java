package dev.sipregistration.mockserver.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which server a command asks, how long, and with what right. */
final class ServerOptions {
  @Mixin private AddressOptions address = new AddressOptions();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "PT30S",
      description = "Time for the whole response, from PT1S to PT1H (default: ${DEFAULT-VALUE}).")
  private String timeout = "PT30S";

  @Mixin private AdminTokenOptions adminToken = new AdminTokenOptions();

  RemoteServer server() {
    return new RemoteServer(
        address.url(), adminToken.read(), WholeSeconds.parse("--timeout", timeout));
  }
}
