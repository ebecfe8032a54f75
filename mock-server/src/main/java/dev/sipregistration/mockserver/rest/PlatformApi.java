package dev.sipregistration.mockserver.rest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import dev.sipregistration.mockserver.auth.Authenticator;
import dev.sipregistration.mockserver.auth.RolePolicy;
import dev.sipregistration.mockserver.domain.SipRegistrations;
import dev.sipregistration.mockserver.journal.CallObserver;
import dev.sipregistration.mockserver.rest.generated.SipRegistrationsApi;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
   * @param clock what the times of calls are told by
   * @param observers who hears of each call
   * @throws IllegalStateException if an operation has no declared roles
   */
  public static void install(
      ResourceConfig application,
      SipRegistrations calls,
      Authenticator tokens,
      RolePolicy roles,
      boolean strict,
      boolean rateLimit429,
      InstantSource clock,
      List<CallObserver> observers) {
    Map<String, Operation> operations = Operation.allOf(SipRegistrationsApi.class);
    JsonMapper json = Json.mapper();
    CallWatch watch = new CallWatch(clock, observers, operations.values(), json);
    application
        .register(
            new PlatformGate(operations, roles, tokens, calls, strict, rateLimit429, watch))
        .register(watch, CallWatch.PRIORITY)
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
        .register(new JacksonJsonProvider(json));
  }
}
