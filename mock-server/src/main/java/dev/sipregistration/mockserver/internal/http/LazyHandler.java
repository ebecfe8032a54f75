package dev.sipregistration.mockserver.internal.http;

import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Creates a slow handler at the first request. That request waits; those of others do not. */
public final class LazyHandler extends HttpHandler {
  private final Supplier<? extends HttpHandler> factory;
  private volatile @Nullable HttpHandler handler;
  private boolean destroyed;

  public LazyHandler(Supplier<? extends HttpHandler> factory) {
    this.factory = factory;
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    HttpHandler created = handler;
    if (created == null) {
      created = create();
    }
    if (created == null) {
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
      if (response.isSuspended()) {
        response.resume();
      }
    } else {
      created.service(request, response);
    }
  }

  private synchronized @Nullable HttpHandler create() {
    if (handler == null && !destroyed) {
      HttpHandler created = factory.get();
      created.start();
      handler = created;
    }
    return handler;
  }

  @Override
  public synchronized void destroy() {
    destroyed = true;
    if (handler != null) {
      handler.destroy();
    }
  }
}
