package dev.sipregistration.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Interprets what the JDK throws in place of a response, of whatever type it is.
 *
 * <p>Its texts may quote the server, which may repeat the request with the password in it.
 */
final class TransportFailures {

  private static final int MAX_QUOTED_LENGTH = 200;

  /**
   * Returns the exception for the caller.
   *
   * @param server the name of the server, for messages
   * @param timeout the timeout of the call
   */
  static TransportException of(
      String method, Throwable error, String server, Duration timeout, Secrets secrets) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof InterruptedException interruption) {
      return TransportException.interrupted(method, true, interruption);
    }
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof BoundedBody.TooLongException tooLong) {
        String message = "a response of " + tooLong.getMessage();
        return TransportException.unreadable(method, message, null);
      }
    }
    Throwable printable = printable(cause, secrets);
    NetworkProblem connecting = problemOfConnecting(cause);
    if (connecting != null) {
      return TransportException.network(
          method,
          TransportException.Reason.NOT_CONNECTED,
          connecting,
          "no connection to " + server + ": " + describe(connecting, printable),
          printable);
    }
    if (cause instanceof HttpTimeoutException) {
      return TransportException.network(
          method,
          TransportException.Reason.DEADLINE_PASSED,
          NetworkProblem.TIMED_OUT,
          "no usable response from " + server + " within " + timeout,
          printable);
    }
    if (cause instanceof ProtocolException || cause instanceof RuntimeException) {
      return TransportException.unreadable(
          method, "a response from " + server + " that is not HTTP", printable);
    }
    NetworkProblem lost = problemOfConnection(cause);
    return TransportException.network(
        method,
        TransportException.Reason.RESPONSE_LOST,
        lost,
        "the connection to " + server + " was lost: " + describe(lost, printable),
        printable);
  }

  /** Returns why the request was certainly not sent, or null if it may have been. */
  private static @Nullable NetworkProblem problemOfConnecting(Throwable cause) {
    String text = textOf(cause);
    if (cause instanceof HttpConnectTimeoutException) {
      return NetworkProblem.TIMED_OUT;
    }
    // As the cause of another exception where the failure came before its reader was there.
    if (hasCause(cause, SSLHandshakeException.class::isInstance)
        || (hasCause(cause, SSLException.class::isInstance) && isNoTls(text))) {
      return NetworkProblem.TLS_FAILED;
    }
    if (text.startsWith("tunnel failed")) {
      return NetworkProblem.PROXY_FAILED;
    }
    if (!(cause instanceof ConnectException) && !(cause instanceof UnresolvedAddressException)) {
      return null;
    }
    if (hasCause(
        cause,
        each ->
            each instanceof UnresolvedAddressException || each instanceof UnknownHostException)) {
      return NetworkProblem.UNKNOWN_HOST;
    }
    if (text.contains("timed out")) {
      return NetworkProblem.TIMED_OUT;
    }
    return text.contains("unreachable") || text.contains("no route")
        ? NetworkProblem.UNREACHABLE
        : NetworkProblem.CONNECTION_REFUSED;
  }

  /**
   * Returns whether the server's first bytes were not TLS, which only the text tells. That of an
   * "unrecognized record version" is another: it may come after the request was sent.
   */
  private static boolean isNoTls(String text) {
    return text.contains("unrecognized ssl message");
  }

  private static NetworkProblem problemOfConnection(Throwable cause) {
    String text = textOf(cause);
    if (text.contains("reset") || text.contains("broken pipe")) {
      return NetworkProblem.CONNECTION_RESET;
    }
    return hasCause(cause, EOFException.class::isInstance) || text.contains("closed")
        ? NetworkProblem.CONNECTION_CLOSED
        : NetworkProblem.OTHER;
  }

  private static String describe(NetworkProblem problem, Throwable printable) {
    String detail = printable.getMessage();
    return switch (problem) {
      case TLS_FAILED, PROXY_FAILED, OTHER ->
          detail == null
              ? problem.text()
              : problem.text() + " (" + Excerpt.oneLine(detail, MAX_QUOTED_LENGTH) + ")";
      default -> problem.text();
    };
  }

  /** Returns the cause, or one without its texts if they may repeat the request. */
  private static Throwable printable(Throwable cause, Secrets secrets) {
    if (!mayQuoteResponse(cause, secrets)) {
      return cause;
    }
    IOException replacement =
        new IOException(cause.getClass().getName() + ", whose text may repeat the request");
    replacement.setStackTrace(cause.getStackTrace());
    return replacement;
  }

  private static boolean mayQuoteResponse(Throwable cause, Secrets secrets) {
    String text = cause.getMessage();
    boolean quotes =
        text != null
            && (cause instanceof ProtocolException
                || cause instanceof RuntimeException
                || !secrets.redact(text).equals(text));
    return quotes
        || (cause.getCause() != null && mayQuoteResponse(cause.getCause(), secrets))
        || Stream.of(cause.getSuppressed()).anyMatch(each -> mayQuoteResponse(each, secrets));
  }

  private static boolean hasCause(Throwable error, Predicate<Throwable> condition) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (condition.test(cause)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the texts of an error and its causes in lower case, for comparisons. */
  private static String textOf(Throwable error) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null) {
        text.append(cause.getMessage()).append('\n');
      }
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }

  private TransportFailures() {}
}
