package dev.sipregistration.mockserver.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.internal.text.HostAndPort;
import dev.sipregistration.mockserver.internal.text.Hosts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A mock server that a command asks something. Whatever listens there instead cannot make the
 * command wait for ever, gather without end, or write to the terminal what it likes.
 */
final class RemoteServer {
  private final ServerUrl url;
  private final Optional<String> adminToken;
  private final Duration timeout;

  /**
   * Knows a server, and asks nothing yet.
   *
   * @param timeout for a whole response
   */
  RemoteServer(ServerUrl url, Optional<String> adminToken, Duration timeout) {
    this.url = url;
    this.adminToken = adminToken;
    this.timeout = timeout;
  }

  /**
   * Returns what the admin API responds with.
   *
   * @param mostBytes the most that the response may have
   * @return text without control characters other than the ends of lines
   */
  String get(String pathAndQuery, int mostBytes) throws InterruptedException {
    try {
      HttpResponse<byte[]> response = response(pathAndQuery, mostBytes);
      String text = text(response.body());
      if (response.statusCode() == 200) {
        return text;
      }
      throw new UnusableException(
          "%s responds %s%s".formatted(url, response.statusCode(), detail(text)));
    } catch (ConnectException nobody) {
      throw new UnusableException("no server listens at " + url);
    } catch (IOException broken) {
      throw new UnusableException(
          "no response from %s: %s"
              .formatted(
                  url, Objects.requireNonNullElse(broken.getMessage(), "the connection ended")));
    } catch (TimeoutException late) {
      throw new UnusableException(
          "no whole response from %s in %s; --timeout allows more".formatted(url, timeout));
    }
  }

  private HttpResponse<byte[]> response(String pathAndQuery, int mostBytes)
      throws IOException, InterruptedException, TimeoutException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request(pathAndQuery), head -> new LimitedBody(mostBytes));
    try {
      return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      throw cause instanceof IOException broken ? broken : new IOException(cause);
    } finally {
      response.cancel(true);
    }
  }

  private HttpRequest request(String pathAndQuery) throws UnknownHostException {
    URI uri = withAddress(url.resolve(pathAndQuery));
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    adminToken.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }

  /** The HTTP client of the JDK accepts no name with an underscore, but its address. */
  private static URI withAddress(URI uri) throws UnknownHostException {
    Optional<HostAndPort> name =
        uri.getHost() == null ? HostAndPort.of(uri) : Optional.<HostAndPort>empty();
    if (name.isEmpty()) {
      return uri;
    }
    String address = InetAddress.getByName(name.get().host()).getHostAddress();
    return URI.create(
        "%s://%s:%s%s?%s"
            .formatted(
                uri.getScheme(),
                Hosts.inUrl(address),
                name.get().port(),
                uri.getRawPath(),
                uri.getRawQuery()));
  }

  private String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      if (text.chars().allMatch(one -> one == '\n' || !Character.isISOControl(one))) {
        return text;
      }
    } catch (CharacterCodingException binary) {
      // Reported below.
    }
    throw new UnusableException(url + " responds with something else than text");
  }

  private static String detail(String problem) {
    try {
      String detail = new JsonMapper().readTree(problem).path("detail").asText();
      return detail.isEmpty() ? "" : ": " + detail;
    } catch (JsonProcessingException noJson) {
      return "";
    }
  }
}
