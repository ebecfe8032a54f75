package dev.sipregistration.contract;

import static dev.sipregistration.contract.Answers.done;
import static dev.sipregistration.contract.ProviderStates.SIP_REGISTRATION;
import static dev.sipregistration.contract.ProviderStates.id;
import static dev.sipregistration.contract.Sent.exactly;

import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.SipRegistrationId;
import org.junit.jupiter.api.Test;

class BindConsumerTest {

  @Test
  void bind_toApplicationById_isDone() {
    Interaction.bind(
            "bind to an application by id",
            done(),
            exactly("sip_registration_id", 1),
            exactly("application_id", 123),
            exactly("bind", true))
        .given(SIP_REGISTRATION, id(1))
        .isDoneBy(
            client ->
                client.bind(
                    BindRequest.registration(new SipRegistrationId(1))
                        .to(BindingTarget.application(123))));
  }
}
