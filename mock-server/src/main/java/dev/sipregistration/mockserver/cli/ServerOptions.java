package dev.sipregistration.mockserver.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which server a command asks, how long, and with what right. */
final class ServerOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = ServerUrl.DEFAULT,
      description = "Address of the server (default: ${DEFAULT-VALUE}).")
  private String url = ServerUrl.DEFAULT;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "PT30S",
      description = "Time for the whole response, from PT1S to PT1H (default: ${DEFAULT-VALUE}).")
  private String timeout = "PT30S";

  @Mixin private AdminTokenOptions adminToken = new AdminTokenOptions();

  RemoteServer server() {
    return new RemoteServer(
        new ServerUrl(url), adminToken.read(), WholeSeconds.parse("--timeout", timeout));
  }
}
