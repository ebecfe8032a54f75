package dev.sipregistration.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.junit.AutoConfigureMockServer;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The starter and the annotation of the mock server's jar know the same properties. */
@SpringBootTest(
    classes = SipRegistrationClientAutoConfiguration.class,
    properties = "spring.main.banner-mode=off")
@AutoConfigureMockServer
class StarterAndMockServerTest {
  @Autowired SipRegistrationClient client;
  @Autowired MockAccount account;

  @RepeatedTest(2)
  void client_callsTheAccountOfTheContext() {
    client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com"));

    assertThat(account.registrations()).hasSize(1);
  }
}
