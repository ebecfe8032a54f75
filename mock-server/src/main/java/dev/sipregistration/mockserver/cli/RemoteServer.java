package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.text.HostAndPort;
import dev.sipregistration.mockserver.internal.text.Hosts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A server that a command asks something. Whatever listens there instead cannot make the command
 * wait for ever, gather without end, or write to the terminal what it likes.
 */
final class RemoteServer {
  private final ServerUrl url;
  private final Optional<String> adminToken;
  private final Duration timeout;
  private @Nullable HttpClient client;

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

  ServerUrl url() {
    return url;
  }

  Optional<String> adminToken() {
    return adminToken;
  }

  /**
   * Returns what the admin API responds with.
   *
   * @param mostBytes the most that the response may have
   * @return text without control characters other than the ends of lines
   */
  String get(String pathAndQuery, int mostBytes) throws InterruptedException {
    return admin(HttpRequest.newBuilder(uri(pathAndQuery)), 200, mostBytes);
  }

  /** Returns what the admin API responds with to JSON that creates something. */
  String post(String path, String json, int mostBytes) throws InterruptedException {
    return admin(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)),
        201,
        mostBytes);
  }

  private String admin(HttpRequest.Builder request, int expected, int mostBytes)
      throws InterruptedException {
    RemoteResponse response = send(withAdminToken(request), mostBytes);
    if (response.status() == expected) {
      return response.text();
    }
    throw new UnusableException(
        "%s responds %s%s".formatted(url, response.status(), response.detail()));
  }

  HttpRequest.Builder withAdminToken(HttpRequest.Builder request) {
    adminToken.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  /**
   * Prepares a call of the platform's API. Its parameters are in the body, because addresses are
   * logged on their way, and one may be a password.
   */
  HttpRequest.Builder platformCall(
      String path, Optional<String> token, Collection<Map.Entry<String, String>> parameters) {
    String form =
        parameters.stream()
            .map(sent -> encoded(sent.getKey()) + "=" + encoded(sent.getValue()))
            .collect(Collectors.joining("&"));

    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Sends any request.
   *
   * @throws NoResponseException if it was sent, and no whole response came
   * @throws UnusableException if there is nobody to send it to
   */
  RemoteResponse send(HttpRequest.Builder request, int mostBytes) throws InterruptedException {
    HttpResponse<byte[]> response = send(request, head -> new LimitedBody(mostBytes));
    return new RemoteResponse(response.statusCode(), response.headers(), text(response.body()));
  }

  /** Sends a request whose body is read by somebody else, and returns as soon as that has ended. */
  <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body)
      throws InterruptedException {
    try {
      return response(request.build(), body);
    } catch (ConnectException nobody) {
      throw new UnusableException(url.problem(nobody));
    } catch (IOException broken) {
      throw new NoResponseException(url.problem(broken));
    } catch (TimeoutException late) {
      throw new NoResponseException(
          "no whole response from %s in %s; --timeout allows more".formatted(url, timeout));
    }
  }

  private <T> HttpResponse<T> response(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException, TimeoutException {
    if (client == null) {
      client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
    CompletableFuture<HttpResponse<T>> response = client.sendAsync(request, body);
    try {
      return response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException broken
          ? broken
          : new IOException(failed.getCause());
    } finally {
      response.cancel(true);
    }
  }

  /** The HTTP client of the JDK accepts no name with an underscore, but its address. */
  URI uri(String pathAndQuery) {
    URI uri = url.resolve(pathAndQuery);
    if (uri.getHost() != null) {
      return uri;
    }
    HostAndPort name = url.hostAndPort();
    try {
      String address = Hosts.inUrl(InetAddress.getByName(name.host()).getHostAddress());
      return URI.create(
          "%s://%s:%s%s%s"
              .formatted(
                  uri.getScheme(),
                  address,
                  name.port(),
                  uri.getRawPath(),
                  uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    } catch (UnknownHostException unknown) {
      throw new UnusableException("no response from %s: %s".formatted(url, unknown.getMessage()));
    }
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
    throw new NoResponseException(url + " responds with something else than text");
  }
}
