package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.junit.AutoConfigureMockServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

// sample: test
@SpringBootTest
@AutoConfigureMockServer
class LinesTest {
  @Autowired Lines lines;
  @Autowired MockAccount account;

  @Test
  void line_isRegistered() {
    SipRegistrationId id = lines.open("alice", "sip.example.com", "s3cret").orElseThrow();

    assertThat(account.registration(id.value()).persistent()).isTrue();
  }

  @Test
  void line_withoutMoney_isNotOpened() {
    account.givenBalance("0.50");

    assertThat(lines.open("alice", "sip.example.com", "s3cret")).isEmpty();
    account.verify(CallQuery.any().method("CreateSipRegistration").errorCode(127));
  }
}
// end
