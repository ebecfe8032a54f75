package dev.sipregistration.contract;

import static dev.sipregistration.contract.Answers.createdWithAccount;
import static dev.sipregistration.contract.Sent.anything;
import static dev.sipregistration.contract.Sent.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.CreatedSipRegistration;
import org.junit.jupiter.api.Test;

class CreateConsumerTest {

  @Test
  void create_persistent_tellsIdAndAccount() {
    CreatedSipRegistration created =
        Interaction.create(
                "create a persistent SIP registration",
                createdWithAccount(1, "98.8"),
                exactly("sip_username", "alice"),
                exactly("proxy", "sip.example.org"),
                exactly("is_persistent", true),
                anything("password", "not-a-real-password"))
            .answers(
                client ->
                    client.create(
                        CreateRequest.sipUsername("alice")
                            .proxy("sip.example.org")
                            .password("not-a-real-password")));

    assertThat(created.id().value()).isEqualTo(1);
  }
}
