package dev.sipregistration.benchmarks;

import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/**
 * What the mock server is measured beside: servers that respond to a creation with the same bytes,
 * and do nothing else.
 */
public final class StubServer {
  private static final String CREATE = "/platform_api/CreateSipRegistration";
  private static final String RESPONSE =
      "{\"result\":1,\"sip_registration_id\":1,\"account_info\":"
          + "{\"account_id\":1,\"balance\":98.8,\"currency\":\"USD\",\"frozen\":false}}";

  private StubServer() {}

  /**
   * Starts one, and prints where it listens.
   *
   * @param arguments jersey, jdk or wiremock
   */
  public static void main(String[] arguments) throws IOException {
    int port =
        switch (arguments[0]) {
          case "jersey" -> jersey();
          case "jdk" -> jdk();
          case "wiremock" -> wireMock();
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    System.out.println("Listening on http://127.0.0.1:" + port);
  }

  /**
   * A resource with as many parameters, on the container of the mock server, nothing discovered.
   */
  private static int jersey() throws IOException {
    ResourceConfig application =
        new ResourceConfig(CreateResource.class)
            .property(ServerProperties.WADL_FEATURE_DISABLE, true)
            .property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
            .property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
            .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
    var server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"), application, false);
    NetworkListener listener = server.getListeners().iterator().next();
    listener.getKeepAlive().setMaxRequestsCount(-1);
    server.start();
    return listener.getPort();
  }

  /** The resource. */
  @Path(CREATE)
  public static final class CreateResource {
    /** Responds. */
    @POST
    @Produces("application/json")
    public String create(
        @QueryParam("sip_username") String sipUsername,
        @QueryParam("proxy") String proxy,
        @QueryParam("auth_user") String authUser,
        @QueryParam("password") String password,
        @QueryParam("is_persistent") Boolean isPersistent,
        @QueryParam("application_id") Long applicationId) {
      return RESPONSE;
    }
  }

  private static int jdk() throws IOException {
    byte[] response = RESPONSE.getBytes(StandardCharsets.UTF_8);
    // Without it each response waits for the client to acknowledge its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.createContext(
        CREATE,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, response.length);
          exchange.getResponseBody().write(response);
          exchange.close();
        });
    server.start();
    return server.getAddress().getPort();
  }

  /** Without its journal, which nobody reads here, and with as many threads as connections. */
  private static int wireMock() {
    WireMockServer server =
        new WireMockServer(
            options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .containerThreads(24));
    server.stubFor(
        post(urlPathEqualTo(CREATE))
            .withHeader("Authorization", matching("Bearer .+"))
            .withQueryParam("sip_username", matching(".+"))
            .withQueryParam("proxy", matching(".+"))
            .willReturn(okJson(RESPONSE)));
    server.start();
    return server.port();
  }
}
