package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Times;
import dev.sipregistration.mockserver.junit.MockServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MockServerTest
class LinesTest {
  private SipRegistrationClient client;
  private Lines lines;

  @BeforeEach
  void connect(MockAccount account) {
    client =
        SipRegistrationClient.builder()
            .credentials(Credentials.fromFile(account.credentialsFile()))
            .baseUri(account.baseUri())
            .build();
    lines = new Lines(client);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void line_isPaidForAMonth(MockAccount account) {
    assertTrue(lines.give(account.applicationId(), "john").isPresent());

    assertEquals("98.8", account.ledger().available().stripTrailingZeros().toPlainString());
  }

  @Test
  void line_withoutMoney_isNone(MockAccount account) {
    account.givenBalance("0.50");

    assertTrue(lines.give(account.applicationId(), "john").isEmpty());
  }

  /** The response is lost after the money was spent: whoever just tries again pays twice. */
  @Test
  void line_whoseResponseIsLost_isPaidOnce(MockAccount account) {
    account.failNext(Fault.connectionReset().afterEffect().forMethod("CreateSipRegistration"));

    assertTrue(lines.give(account.applicationId(), "john").isPresent());

    assertEquals(1, account.registrations().size());
    account.verify(CallQuery.any().method("CreateSipRegistration"), Times.once());
  }
}
