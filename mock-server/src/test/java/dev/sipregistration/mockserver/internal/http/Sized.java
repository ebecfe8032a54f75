package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Responds with so many bytes, piece by piece, and counts the requests. */
final class Sized extends HttpHandler {
  private static final int PIECE = 8192;

  final AtomicInteger served = new AtomicInteger();
  private final int bytes;

  Sized(int bytes) {
    this.bytes = bytes;
  }

  @Override
  public void service(Request request, Response response) throws IOException {
    served.incrementAndGet();
    response.setContentLength(bytes);
    for (int sent = 0; sent < bytes; sent += PIECE) {
      response.getOutputStream().write(new byte[Math.min(PIECE, bytes - sent)]);
    }
    if (response.isSuspended()) {
      response.resume();
    }
  }
}
