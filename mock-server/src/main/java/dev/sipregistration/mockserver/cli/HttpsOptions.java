package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.internal.text.AtomicFile;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for HTTPS. A password is no option, because the process list shows options. */
final class HttpsOptions {
  /** Holds the password if no file does. */
  static final String PASSWORD_VARIABLE = "SIP_REGISTRATION_MOCK_KEY_STORE_PASSWORD";

  private static final String CERTIFICATE_FILE = "mock-server.pem";

  @Option(
      names = "--https-port",
      paramLabel = "N",
      description = "Additional port for HTTPS; 0 for any that is free (default: none).")
  private @Nullable Integer httpsPort;

  @Option(
      names = "--key-store",
      paramLabel = "FILE",
      description =
          "PKCS #12 or JKS file with the key and certificate for HTTPS (default: a self-signed"
              + " certificate for this machine, written as mock-server.pem to the"
              + " --credentials-dir).")
  private @Nullable Path keyStore;

  @Option(
      names = "--key-store-password-file",
      paramLabel = "FILE",
      description =
          "File whose first line is the password of the key store (default: the environment"
              + " variable "
              + PASSWORD_VARIABLE
              + ").")
  private @Nullable Path passwordFile;

  void addTo(MockServerOptions.Builder options) {
    if (httpsPort == null && (keyStore != null || passwordFile != null)) {
      throw new UnusableException("a key store is for HTTPS: add --https-port");
    }
    if (httpsPort != null) {
      options.httpsPort(httpsPort);
    }
    if (keyStore != null) {
      addKeyStore(options, keyStore);
    }
  }

  private void addKeyStore(MockServerOptions.Builder options, Path file) {
    try {
      options.keyStore(file, password().toCharArray());
    } catch (UncheckedIOException unusable) {
      throw new UnusableException("--key-store: " + unusable.getMessage());
    }
  }

  private String password() {
    if (passwordFile == null) {
      String password = System.getenv(PASSWORD_VARIABLE);
      if (password == null) {
        throw new UnusableException(
            "--key-store needs a password: add --key-store-password-file or set "
                + PASSWORD_VARIABLE);
      }
      return password;
    }
    return SecretFile.read("--key-store-password-file", passwordFile)
        .lines()
        .findFirst()
        .orElse("");
  }

  /** Writes the certificate beside the credentials, so that clients can trust it. */
  void writeCertificate(MockServer server, Path directory) {
    if (httpsPort == null) {
      return;
    }
    try {
      AtomicFile.write(directory.resolve(CERTIFICATE_FILE), server.certificatePem());
    } catch (IOException unusable) {
      throw new UnusableException(
          "--credentials-dir: %s cannot be written: %s"
              .formatted(CERTIFICATE_FILE, SafeText.reason(unusable)));
    }
  }

  /** Returns the addresses of the server, as they are printed. */
  String addresses(MockServer server) {
    return httpsPort == null
        ? server.baseUri().toString()
        : server.baseUri() + " " + server.httpsUri();
  }
}
