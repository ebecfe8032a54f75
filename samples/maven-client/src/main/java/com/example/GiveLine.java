package com.example;

import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.CreatedSipRegistration;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import java.net.URI;

/**
 * Gives a user a SIP registration: GiveLine USER [BASE-URI]. Without a base URI it calls the
 * vendor.
 */
public final class GiveLine {
  private GiveLine() {}

  public static void main(String[] arguments) {
    SipRegistrationClient.Builder builder =
        SipRegistrationClient.builder().credentials(Credentials.fromEnvironment());
    if (arguments.length > 1) {
      builder.baseUri(URI.create(arguments[1]));
    }
    try (SipRegistrationClient client = builder.build()) {
      CreatedSipRegistration line =
          client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com"));
      client.bind(
          BindRequest.registration(line.id())
              .to(BindingTarget.application(123).user(arguments[0])));
      System.out.println("Registration " + line.id() + " is " + arguments[0] + "'s");
      line.accountInfo().ifPresent(account -> System.out.println("Left: " + account.balance()));
    } catch (ApiErrorException refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
  }
}
