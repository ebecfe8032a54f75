package dev.sipregistration.contract;

// The test that the mock server's README begins with, to the letter.
// sample: junit
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.junit.MockServerTest;
import org.junit.jupiter.api.Test;

@MockServerTest
class LineTest {
  @Test
  void line_thatTheRegistrarForbids_hasFailed(MockAccount account) {
    account.givenRegistrar("sip.example.com").answers(403);
    Telephony telephony = new Telephony(account.baseUri(), account.credentialsFile());

    long line = telephony.createLine("alice", "sip.example.com");

    assertThat(account.registration(line).state())
        .isEqualTo(new SipRegistrationState.Failed(SipStatus.of(403)));
    assertThat(account.ledger().available()).isEqualByComparingTo("98.80");
    account.verify(CallQuery.any().method("CreateSipRegistration").succeeded());
  }
}
// end
