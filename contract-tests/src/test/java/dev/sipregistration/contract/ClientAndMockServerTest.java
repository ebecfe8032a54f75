package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.CreatedSipRegistration;
import dev.sipregistration.client.SipRegistrationClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client and the mock server with nothing between them but a watcher. */
class ClientAndMockServerTest {

  private static final String ALICE = "ålice-алиса-愛麗絲";

  private final ServerUnderTest server = new InProcessServer();
  private final WatchedHttpClient http = new WatchedHttpClient();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void createAndBind_withLettersOutsideAscii_arriveAsTheyWere() {
    try (SipRegistrationClient client =
        Clients.at(server.baseUri(), http, server.credentials("owner"))) {
      CreatedSipRegistration created =
          client.create(CreateRequest.sipUsername(ALICE).proxy("sip.example.org"));
      client.bind(
          BindRequest.registration(created.id())
              .to(BindingTarget.application("demo.demo.voximplant.com").rule("incoming")));
    }

    assertThat(new AdminCalls(server.baseUri()).state().findValuesAsText("sip_username"))
        .containsExactly(ALICE);
    assertThat(http.exchanges())
        .hasSize(2)
        .allSatisfy(
            exchange -> {
              Conformity.requireRequest(exchange);
              Conformity.requireResponse(exchange);
            });
  }
}
