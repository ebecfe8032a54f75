package dev.sipregistration.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this client, sent to the server as the User-Agent. */
final class ClientVersion {

  static final String USER_AGENT = "sip-registration-client/" + read();

  private static String read() {
    Properties properties = new Properties();
    // Not from the manifest, which a named module does not see.
    try (InputStream stream = ClientVersion.class.getResourceAsStream("version.properties")) {
      properties.load(Objects.requireNonNull(stream, "version.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }

  private ClientVersion() {}
}
