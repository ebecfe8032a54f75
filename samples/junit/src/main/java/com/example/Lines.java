package com.example;

import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.ApiErrorKind;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.client.SipRegistrationId;
import java.util.Optional;

/** The program under test: it gives users lines. */
public final class Lines {
  private final SipRegistrationClient client;

  public Lines(SipRegistrationClient client) {
    this.client = client;
  }

  /** Gives a user a line, or returns nothing where there is not enough money for it. */
  public Optional<SipRegistrationId> give(long application, String user) {
    CreateRequest line =
        CreateRequest.sipUsername(user)
            .proxy("sip.example.com")
            .bindTo(BindingTarget.application(application).user(user));
    try {
      return Optional.of(client.createOrFind(line).id());
    } catch (ApiErrorException refused) {
      if (refused.kind() == ApiErrorKind.NOT_ENOUGH_MONEY) {
        return Optional.empty();
      }
      throw refused;
    }
  }
}
