package dev.sipregistration.client;

import dev.sipregistration.client.internal.ApiClient;
import dev.sipregistration.client.internal.ApiException;
import dev.sipregistration.client.internal.api.SipRegistrationsApi;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.APICreateSipRegistrationRequest;

/** A user of the generated code alone in a JVM of its own. Argument: the base URI. */
final class GeneratedProbe {

  public static void main(String[] arguments) throws ApiException {
    ApiClient settings = new ApiClient();
    settings.updateBaseUri(arguments[0]);
    String message =
        new SipRegistrationsApi(settings)
            .createSipRegistration(
                APICreateSipRegistrationRequest.newBuilder().sipUsername("a").proxy("b").build())
            .getError()
            .getMsg();
    message.chars().forEach(c -> System.out.printf("%04x ", c));
  }

  private GeneratedProbe() {}
}
