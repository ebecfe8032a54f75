package dev.sipregistration.mockserver.internal.http;

import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a handler that takes its time to make, and makes it when the first request comes. That
 * request waits; requests to others do not.
 */
public final class LazyHandler extends HttpHandler {
  private final Supplier<? extends HttpHandler> maker;
  private volatile @Nullable HttpHandler made;
  private boolean destroyed;

  /**
   * Makes nothing yet.
   *
   * @param maker makes the handler, once
   */
  public LazyHandler(Supplier<? extends HttpHandler> maker) {
    this.maker = maker;
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    HttpHandler handler = made;
    if (handler == null) {
      handler = make();
    }
    if (handler == null) {
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
    } else {
      handler.service(request, response);
    }
  }

  private synchronized @Nullable HttpHandler make() {
    if (made == null && !destroyed) {
      HttpHandler handler = maker.get();
      handler.start();
      made = handler;
    }
    return made;
  }

  @Override
  public synchronized void destroy() {
    destroyed = true;
    HttpHandler handler = made;
    if (handler != null) {
      handler.destroy();
    }
  }
}
