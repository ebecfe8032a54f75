package dev.sipregistration.mockserver.cli;

import picocli.CommandLine.Option;

/** The address of the server that a command asks. */
final class AddressOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Address of the server (default: ${DEFAULT-VALUE}).")
  private String url;

  /** Asks a mock server of this machine by default. */
  AddressOptions() {
    this(ServerUrl.DEFAULT);
  }

  AddressOptions(String defaultUrl) {
    url = defaultUrl;
  }

  ServerUrl url() {
    return new ServerUrl(url);
  }
}
