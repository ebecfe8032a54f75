package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.client.callback.Callback;
import dev.sipregistration.client.callback.CallbackEvent;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.junit.MockServerTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MockServerTest
class CallbackReceiverTest {
  private final Queue<Callback> received = new ConcurrentLinkedQueue<>();
  private CallbackReceiver receiver;

  @BeforeEach
  void listen() throws Exception {
    receiver = new CallbackReceiver(0, "pepper", received::add);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void lineThatFails_isReceived(MockServer server, MockAccount account) {
    AccountId owner = new AccountId(account.id());
    server.control().changeCallbacks(owner, new Callbacks(receiver.uri(), new Secret("pepper")));
    try (SipRegistrationClient client =
        SipRegistrationClient.builder()
            .credentials(Credentials.fromFile(account.credentialsFile()))
            .baseUri(account.baseUri())
            .build()) {
      client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com"));
    }

    account.givenRegistrar("sip.example.com").answers(403);

    server
        .callbacks()
        .awaitDelivered(owner, CallbackType.SIP_REGISTRATION_FAIL, Duration.ofSeconds(10));
    assertInstanceOf(CallbackEvent.SipRegistrationsFailed.class, received.remove().event());
  }

  @Test
  void forgedCallback_isRefused() throws Exception {
    HttpRequest forged =
        HttpRequest.newBuilder(receiver.uri())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"callbacks\":[{\"callback_id\":1,\"type\":\"min_balance\",\"account_id\":1,"
                        + "\"hash\":\"00000000000000000000000000000000\"}]}"))
            .build();

    HttpResponse<Void> response =
        HttpClient.newHttpClient().send(forged, HttpResponse.BodyHandlers.discarding());

    assertEquals(400, response.statusCode());
    assertTrue(received.isEmpty());
  }
}
