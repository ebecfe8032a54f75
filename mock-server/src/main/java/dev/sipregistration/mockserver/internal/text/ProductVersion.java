package dev.sipregistration.mockserver.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of the mock server. */
public final class ProductVersion {
  private ProductVersion() {}

  /** Reads the version from a resource: a named module does not see the manifest. */
  public static String read() {
    Properties properties = new Properties();
    try (InputStream stream = ProductVersion.class.getResourceAsStream("version.properties")) {
      properties.load(Objects.requireNonNull(stream, "version.properties"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.getProperty("version");
  }
}
