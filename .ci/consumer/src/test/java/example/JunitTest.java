package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.RemoteMockServer;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.junit.MockServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Uses the extension of the standalone jar with this project's own JUnit. */
@MockServerTest(strict = true)
class JunitTest {
  private SipRegistrationClient client;

  @BeforeEach
  void connect(MockAccount account) {
    client =
        SipRegistrationClient.builder()
            .credentials(Credentials.fromFile(account.credentialsFile()))
            .baseUri(account.baseUri())
            .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @RepeatedTest(2)
  void account_of_each_test_is_its_own(MockAccount account) {
    client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com"));

    assertEquals(1, account.registrations().size());
    assertEquals(1, account.requests().size());
  }

  @Test
  void accountOfServerInAnotherProcess_isLikeThis(MockAccount account) {
    MockAccount remote = RemoteMockServer.at(account.baseUri()).newAccount().givenBalance("5.00");

    assertEquals("5.00", remote.ledger().available().toPlainString());
    assertEquals(0, remote.requests().size());
  }

  @Test
  void refusal_is_verified(MockAccount account) {
    account.givenBalance("0.50");

    assertThrows(
        ApiErrorException.class,
        () -> client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com")));

    account.verify(CallQuery.any().method("CreateSipRegistration").errorCode(127));
  }
}
