package com.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sipregistration.client.callback.Callback;
import dev.sipregistration.client.callback.CallbackException;
import dev.sipregistration.client.callback.CallbackReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Consumer;

/** Receives callbacks, and hands on those that the platform has sent. */
public final class CallbackReceiver implements AutoCloseable {
  private final HttpServer server;
  private final CallbackReader reader;
  private final Consumer<Callback> handler;

  /**
   * @param port 0 for any that is free
   * @param salt the one of the account's settings
   * @param handler called for each callback; whatever takes long is for another thread
   */
  public CallbackReceiver(int port, String salt, Consumer<Callback> handler) throws IOException {
    reader = CallbackReader.salt(salt).apiKey("");
    this.handler = handler;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/callbacks", this::receive);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/callbacks");
  }

  private void receive(HttpExchange exchange) throws IOException {
    int status = 200;
    try {
      reader.read(exchange.getRequestBody()).forEach(handler);
    } catch (CallbackException refused) {
      // Anybody can send a request: what the platform has not sent is no event.
      status = 400;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
