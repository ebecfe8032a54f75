package dev.sipregistration.mockserver.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who calls: a service account whose credentials are in a file, or one of the mock server's. */
final class CallerOptions {
  /** Long enough for one call, whatever the clocks. */
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final int MOST_BYTES = 64 * 1024;

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description =
          "Credentials file to sign with, as issued by the platform; - for the standard input"
              + " (default: the mock server signs).")
  private @Nullable Path credentials;

  @Option(
      names = "--account-id",
      paramLabel = "ID",
      description = "Account of the mock server to call as (default: 1).")
  private @Nullable Long account;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "Role of the mock server's service account to call as (default: Owner).")
  private @Nullable String role;

  private final InputStream in;

  CallerOptions(InputStream in) {
    this.in = in;
  }

  boolean hasCredentials() {
    return credentials != null;
  }

  boolean useStandardInput() {
    return CredentialsArgument.isStandardInput(credentials);
  }

  /** Returns a token, signed here or by the mock server. */
  String token(RemoteServer server) throws InterruptedException {
    if (credentials == null) {
      return tokenOf(server);
    }
    if (account != null || role != null) {
      throw new UnusableException(
          "--account-id and --role are for the mock server's own credentials, not for --credentials");
    }
    return CredentialsArgument.read("--credentials", credentials, in)
        .token(InstantSource.system().instant(), LIFETIME);
  }

  private String tokenOf(RemoteServer server) throws InterruptedException {
    ObjectNode wanted = new JsonMapper().createObjectNode().put("lifetime", LIFETIME.toString());
    if (account != null) {
      wanted.put("account_id", account);
    }
    if (role != null) {
      wanted.put("role", role);
    }
    String token = server.post("/__admin/tokens", wanted.toString(), MOST_BYTES).strip();
    if (!token.matches("[\\w.-]+")) {
      throw new UnusableException(server.url() + " responds with something else than a token");
    }
    return token;
  }
}
