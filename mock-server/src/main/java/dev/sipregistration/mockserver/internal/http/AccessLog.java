package dev.sipregistration.mockserver.internal.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Logs each request after its response, in one line. The parts of the line are also the record's
 * only parameter, as a map. The query is left out, and what stands in a path but is no name: it may
 * hold passwords and API keys.
 */
final class AccessLog extends HttpHandler {
  private static final Logger LOG = Logger.getLogger("dev.sipregistration.mockserver.access");

  private static final Pattern NAMES = Pattern.compile("(?:/(?:[\\w.-]{1,64}(?![\\w.-]))?+)*+");

  /** The attribute of a request with the platform's error code, where a call was refused. */
  private static final String ERROR_CODE = "mock-server.error-code";

  private final HttpHandler next;

  AccessLog(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void start() {
    next.start();
  }

  @Override
  public void destroy() {
    next.destroy();
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    long begin = System.nanoTime();
    String method = request.getMethod().getMethodString();
    String path = names(request.getRequestURI());
    // A delayed request is served after this call has returned.
    request.addAfterServiceListener(
        served -> {
          Duration duration = Duration.ofNanos(System.nanoTime() - begin);
          log(method, path, response.getStatus(), served.getAttribute(ERROR_CODE), duration);
        });
    next.service(request, response);
  }

  /** Ends a path where it has more than names: a query without its question mark, or a token. */
  private static String names(String path) {
    Matcher names = NAMES.matcher(path);
    return names.lookingAt() && names.end() < path.length() ? names.group() + "..." : path;
  }

  private static void log(
      String method, String path, int status, @Nullable Object errorCode, Duration duration) {
    double milliseconds = duration.toNanos() / 1e6;
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("method", method);
    parts.put("path", path);
    parts.put("status", status);
    if (errorCode != null) {
      parts.put("error_code", errorCode);
    }
    parts.put("duration_ms", milliseconds);
    String error = errorCode == null ? "" : " error " + errorCode;
    String time = String.format(Locale.ROOT, "%.1f ms", milliseconds);
    LogRecord line =
        new LogRecord(Level.INFO, method + " " + path + " " + status + error + " " + time);
    line.setLoggerName(LOG.getName());
    line.setParameters(new Object[] {parts});
    LOG.log(line);
  }
}
