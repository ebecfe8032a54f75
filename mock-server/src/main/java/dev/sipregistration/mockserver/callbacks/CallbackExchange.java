package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.internal.text.HostAndPort;
import dev.sipregistration.mockserver.internal.text.Hosts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One POST over a connection of its own. The HTTP client of the JDK knows no host with an
 * underscore in its name, and tries only the first address of a host.
 */
final class CallbackExchange implements AutoCloseable {
  private final URI url;
  private final HostAndPort target;
  private final Duration timeout;
  private @Nullable Socket socket;
  private boolean closed;

  CallbackExchange(URI url, HostAndPort target, Duration timeout) {
    this.url = URI.create(url.toASCIIString());
    this.target = target;
    this.timeout = timeout;
  }

  /**
   * Sends a body. Connecting takes half of the time at most, so that a receiver that cannot be
   * connected to is not taken for one that does not respond.
   *
   * @param addresses the addresses of the host; the first that can be connected to gets the request
   * @param body JSON
   * @return the HTTP status of the response
   * @throws ConnectException if none of the addresses can be connected to
   */
  int post(InetAddress[] addresses, String body) throws IOException {
    Socket plain = connect(addresses);
    plain.setSoTimeout(millis(timeout));
    Socket carrier = "https".equalsIgnoreCase(url.getScheme()) ? secure(plain) : plain;
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    OutputStream output = carrier.getOutputStream();
    output.write(head(content.length).getBytes(StandardCharsets.US_ASCII));
    output.write(content);
    output.flush();
    InputStream input = new BufferedInputStream(carrier.getInputStream());
    ResponseHead response = ResponseHead.readFinal(input);
    response.skipBody(input, plain);
    return response.status();
  }

  private Socket connect(InetAddress[] addresses) throws IOException {
    ConnectException failure = new ConnectException("no address can be connected to");
    for (InetAddress address : addresses) {
      Socket candidate = open();
      try {
        candidate.connect(
            new InetSocketAddress(address, target.port()),
            millis(timeout.dividedBy(2L * addresses.length)));
        return candidate;
      } catch (IOException unreachable) {
        candidate.close();
        failure.addSuppressed(unreachable);
      }
    }
    throw failure;
  }

  private synchronized Socket open() throws ConnectException {
    if (closed) {
      throw new ConnectException("the exchange has been closed");
    }
    socket = new Socket(Proxy.NO_PROXY);
    return socket;
  }

  private Socket secure(Socket plain) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            tls()
                .getSocketFactory()
                .createSocket(plain, Hosts.withoutBrackets(target.host()), target.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private static SSLContext tls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String head(int length) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return "POST "
        + path
        + query
        + " HTTP/1.1\r\nHost: "
        + url.getRawAuthority()
        + "\r\nUser-Agent: sip-registration-mock-server"
        + "\r\nContent-Type: application/json; charset=utf-8"
        + "\r\nContent-Length: "
        + length
        + "\r\nConnection: close\r\n\r\n";
  }

  private static int millis(Duration duration) {
    return (int) Math.max(1, duration.toMillis());
  }

  /** Ends the connection at once; a thread that waits for it gets an exception. */
  synchronized void abort() {
    closed = true;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException closedAlready) {
        // There is nothing left to end.
      }
    }
  }

  @Override
  public void close() {
    abort();
  }
}
