package dev.sipregistration.contract;

import com.sun.net.httpserver.HttpServer;
import dev.sipregistration.client.callback.Callback;
import dev.sipregistration.client.callback.CallbackEvent;
import dev.sipregistration.client.callback.CallbackException;
import dev.sipregistration.client.callback.CallbackReader;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What docs/callbacks.md of the client shows, between the marks, to the letter. */
final class CallbackReceiverSamples {

  private CallbackReceiverSamples() {}

  // sample: httpserver
  static HttpServer receive(int port, String salt, String apiKey, Queue<Callback> received)
      throws IOException {
    CallbackReader reader = CallbackReader.salt(salt).apiKey(apiKey);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext(
        "/callbacks",
        exchange -> {
          int status = 200;
          try {
            received.addAll(reader.read(exchange.getRequestBody()));
          } catch (CallbackException refused) {
            status = 400;
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  // end

  // sample: event
  static String describe(Callback callback) {
    CallbackEvent event = callback.event();
    if (event instanceof CallbackEvent.SipRegistrationsFailed failed) {
      return failed.sipRegistrations().stream()
          .map(one -> one.id() + " failed with " + one.statusCode() + " " + one.errorMessage())
          .collect(Collectors.joining(", "));
    }
    if (event instanceof CallbackEvent.SipRegistrationsRecovered recovered) {
      return recovered.sipRegistrations() + " recovered";
    }
    if (event instanceof CallbackEvent.SubscriptionsFrozen frozen) {
      return frozen.subscriptions() + " could not be paid";
    }
    return callback.type() + " of account " + callback.accountId();
  }

  // end

  // sample: servlet
  @WebServlet("/callbacks")
  public static class CallbackServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient CallbackReader reader;
    private final transient Consumer<Callback> handler;

    public CallbackServlet(CallbackReader reader, Consumer<Callback> handler) {
      this.reader = reader;
      this.handler = handler;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        reader.read(request.getInputStream()).forEach(handler);
      } catch (CallbackException refused) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      }
    }
  }

  // end

  // sample: jaxrs
  @Path("/callbacks")
  public static class CallbackResource {
    private final CallbackReader reader;
    private final Consumer<Callback> handler;

    public CallbackResource(CallbackReader reader, Consumer<Callback> handler) {
      this.reader = reader;
      this.handler = handler;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response receive(InputStream body) throws IOException {
      try {
        reader.read(body).forEach(handler);
        return Response.noContent().build();
      } catch (CallbackException refused) {
        return Response.status(Response.Status.BAD_REQUEST).build();
      }
    }
  }
  // end
}
