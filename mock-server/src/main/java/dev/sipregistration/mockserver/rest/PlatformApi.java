package dev.sipregistration.mockserver.rest;

import dev.sipregistration.mockserver.auth.Authenticator;
import dev.sipregistration.mockserver.auth.RolePolicy;
import dev.sipregistration.mockserver.domain.SipRegistrations;
import dev.sipregistration.mockserver.rest.generated.SipRegistrationsApi;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/** Puts the vendor's API into a JAX-RS application. */
public final class PlatformApi {
  private PlatformApi() {}

  /**
   * Registers all that answers under {@code /platform_api}.
   *
   * @param application the application under construction
   * @param calls the use cases
   * @param tokens checks the callers' tokens
   * @param roles says what callers may do
   * @param strict whether parameters that an operation does not have are refused
   * @param rateLimit429 whether a call over its account's rate is answered with status 429 rather
   *     than error 340
   * @throws IllegalStateException if an operation has no declared roles
   */
  public static void install(
      ResourceConfig application,
      SipRegistrations calls,
      Authenticator tokens,
      RolePolicy roles,
      boolean strict,
      boolean rateLimit429) {
    application
        .register(
            new PlatformGate(
                Operation.allOf(SipRegistrationsApi.class),
                roles,
                tokens,
                calls,
                strict,
                rateLimit429))
        .register(
            new AbstractBinder() {
              @Override
              protected void configure() {
                bind(calls).to(SipRegistrations.class);
              }
            })
        .register(SipRegistrationsResource.class)
        .register(new AnswerHeaders())
        .register(new FailureMapper())
        .register(Json.provider());
  }
}
