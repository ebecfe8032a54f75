package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.ApiErrorKind;
import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.CreatedSipRegistration;
import dev.sipregistration.client.ListQuery;
import dev.sipregistration.client.SipRegistration;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.client.SipRegistrationState;
import dev.sipregistration.client.UpdateRequest;
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

  @Test
  void life_ofSipRegistration_needsNoOtherCalls() {
    try (SipRegistrationClient client =
        Clients.at(server.baseUri(), http, server.credentials("owner"))) {
      BindingTarget.OfUser john = BindingTarget.application(123).user("john");
      SipRegistrationId earlier =
          client
              .create(
                  CreateRequest.sipUsername("bob").proxy("sip.example.org").onlineWithUser(john))
              .id();
      SipRegistrationId id =
          client.createOrFind(CreateRequest.sipUsername("alice").proxy("403.sip.invalid")).id();
      assertThat(stateOf(client, id)).isEqualTo(new SipRegistrationState.Failed(403, "Forbidden"));

      client.update(UpdateRequest.registration(id).proxy("sip.example.org"));
      assertThat(stateOf(client, id)).isEqualTo(new SipRegistrationState.Successful());

      client.bind(BindRequest.registration(id).to(john));
      assertThat(client.list(ListQuery.all().users("john")))
          .extracting(SipRegistration::id)
          .containsExactly(id);
      assertThat(client.find(earlier).orElseThrow().user()).isNull();

      client.list(ListQuery.all().pageSize(1)).map(SipRegistration::id).forEach(client::delete);
      assertThat(client.find(id)).isEmpty();
      assertThatExceptionOfType(ApiErrorException.class)
          .isThrownBy(() -> client.delete(id))
          .satisfies(
              refused ->
                  assertThat(refused.kind()).isEqualTo(ApiErrorKind.UNKNOWN_SIP_REGISTRATION));
    }

    assertThat(http.exchanges())
        .allSatisfy(
            exchange -> {
              Conformity.requireRequest(exchange);
              Conformity.requireResponse(exchange);
            });
  }

  private static SipRegistrationState stateOf(SipRegistrationClient client, SipRegistrationId id) {
    return client.find(id).orElseThrow().state();
  }
}
