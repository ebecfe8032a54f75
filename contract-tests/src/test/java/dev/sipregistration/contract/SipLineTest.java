package dev.sipregistration.contract;

// The first test of docs/junit.md, to the letter.
// sample: first
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.CreatedSipRegistration;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockUser;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.junit.MockServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MockServerTest
class SipLineTest {
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

  @Test
  void newLine_isRegisteredForItsUser(MockAccount account) {
    MockUser john = account.givenUser("john").loggedIn();

    CreatedSipRegistration line =
        client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com"));
    client.bind(
        BindRequest.registration(line.id())
            .to(BindingTarget.application(john.applicationId()).user(john.id())));

    assertThat(account.registration(line.id().value()).state())
        .isEqualTo(new SipRegistrationState.Registered());
    assertThat(account.ledger().available()).isEqualByComparingTo("98.80");
  }
}
// end
