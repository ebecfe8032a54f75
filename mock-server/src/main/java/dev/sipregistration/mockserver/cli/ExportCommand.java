package dev.sipregistration.mockserver.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.internal.text.HostAndPort;
import dev.sipregistration.mockserver.internal.text.Hosts;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the state of a running server as a seed file. */
@Command(
    name = "export",
    description = "Writes the state of a running mock server as a seed file.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Address of the server (default: ${DEFAULT-VALUE}).")
  private String url = "";

  @Mixin private AdminTokenOptions adminToken = new AdminTokenOptions();

  @Option(
      names = "--secrets",
      description =
          "Also write passwords of SIP registrations, API keys and salts of callbacks. Private keys"
              + " are never written.")
  private boolean secrets;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "File to write to (default: the standard output).")
  private @Nullable Path output;

  @Override
  public Integer call() throws InterruptedException {
    String seed = export();
    if (output == null) {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.print(seed);
      out.flush();
    } else {
      write(output, seed);
    }
    return 0;
  }

  private String export() throws InterruptedException {
    String server = server();
    try {
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      HttpResponse<String> response = client.send(request(server), BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        return response.body();
      }
      throw new UnusableException(
          "%s responds %s%s".formatted(server, response.statusCode(), detail(response.body())));
    } catch (ConnectException nobody) {
      throw new UnusableException("no server listens at " + server);
    } catch (IOException broken) {
      throw new UnusableException("no response from " + server + ": " + broken.getMessage());
    }
  }

  /** Refuses user info, which Java does not send, and which would be shown. */
  private String server() {
    if (url.indexOf('@') >= 0) {
      throw new UnusableException(
          "--url must have no user name and no password: use --admin-token-file");
    }
    if (url.indexOf('?') >= 0 || url.indexOf('#') >= 0) {
      throw malformedUrl();
    }
    return url.replaceFirst("/+$", "");
  }

  private HttpRequest request(String server) throws UnknownHostException {
    Optional<String> token = adminToken.read();
    try {
      URI uri = withAddress(URI.create(server + "/__admin/seed?secrets=" + secrets));
      HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(TIMEOUT);
      token.ifPresent(sent -> request.header("Authorization", "Bearer " + sent));
      return request.build();
    } catch (IllegalArgumentException malformed) {
      throw malformedUrl();
    }
  }

  /** The HTTP client of the JDK accepts no name with an underscore, but its address. */
  private static URI withAddress(URI uri) throws UnknownHostException {
    HostAndPort name = HostAndPort.of(uri).orElseThrow(ExportCommand::malformedUrl);
    if (uri.getHost() != null) {
      return uri;
    }
    String address = InetAddress.getByName(name.host()).getHostAddress();
    return URI.create(
        "%s://%s:%s%s?%s"
            .formatted(
                uri.getScheme(),
                Hosts.inUrl(address),
                name.port(),
                uri.getRawPath(),
                uri.getRawQuery()));
  }

  private static UnusableException malformedUrl() {
    return new UnusableException("--url must be a URL like http://127.0.0.1:8080");
  }

  private static String detail(String body) {
    try {
      String detail = new JsonMapper().readTree(body).path("detail").asText();
      return detail.isEmpty() ? "" : ": " + detail;
    } catch (JsonProcessingException noJson) {
      return "";
    }
  }

  private void write(Path file, String seed) {
    if (SafeText.isContent(file.toString())) {
      throw new UnusableException("--output: cannot write " + SafeText.HIDDEN);
    }
    try {
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (secrets && posix && !Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, seed);
    } catch (IOException unwritable) {
      throw new UnusableException("--output: cannot write " + SafeText.problem(unwritable));
    }
  }
}
