package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * Responds to GET and HEAD of files and redirections by itself. A client that has a file already
 * gets only the news that it has not changed.
 */
public final class FileHandler extends HttpHandler {
  private final Map<String, String> redirections;
  private final Function<String, Optional<ServedFile>> files;
  private final HttpHandler next;

  /**
   * Makes a handler.
   *
   * @param redirections where paths lead to
   * @param files finds the file of a path
   * @param next handles other paths and methods
   */
  public FileHandler(
      Map<String, String> redirections,
      Function<String, Optional<ServedFile>> files,
      HttpHandler next) {
    this.redirections = Map.copyOf(redirections);
    this.files = files;
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
    String path = request.getRequestURI();
    Method method = request.getMethod();
    if (!Method.GET.equals(method) && !Method.HEAD.equals(method)) {
      next.service(request, response);
    } else if (redirections.containsKey(path)) {
      response.setHeader(Header.Location, redirections.get(path));
      response.setStatus(HttpStatus.FOUND_302);
      resume(response);
    } else {
      Optional<ServedFile> file = files.apply(path);
      if (file.isPresent()) {
        write(file.get(), request, response);
        resume(response);
      } else {
        next.service(request, response);
      }
    }
  }

  private static void write(ServedFile file, Request request, Response response)
      throws IOException {
    file.headers().forEach(response::setHeader);
    response.setHeader(Header.ETag, file.tag());
    if (file.tag().equals(request.getHeader(Header.IfNoneMatch))) {
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      return;
    }
    response.setContentLength(file.content().length);
    response.getOutputStream().write(file.content());
  }

  /** A request that may last runs on a thread of its own, where the response ends only by this. */
  private static void resume(Response response) {
    if (response.isSuspended()) {
      response.resume();
    }
  }
}
