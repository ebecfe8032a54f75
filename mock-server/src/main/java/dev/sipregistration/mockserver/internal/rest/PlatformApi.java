package dev.sipregistration.mockserver.internal.rest;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import dev.sipregistration.mockserver.auth.Authenticator;
import dev.sipregistration.mockserver.auth.RolePolicy;
import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.faults.OperationCatalog;
import dev.sipregistration.mockserver.internal.rest.body.PlatformJson;
import dev.sipregistration.mockserver.internal.rest.call.Operation;
import dev.sipregistration.mockserver.internal.rest.call.PlatformSettings;
import dev.sipregistration.mockserver.internal.rest.filter.CallRecordingFilter;
import dev.sipregistration.mockserver.internal.rest.filter.FaultInjectionFilter;
import dev.sipregistration.mockserver.internal.rest.filter.PlatformRequestFilter;
import dev.sipregistration.mockserver.internal.rest.filter.ResponseFaults;
import dev.sipregistration.mockserver.internal.rest.filter.ResponseHeaders;
import dev.sipregistration.mockserver.internal.rest.generated.SipRegistrationsApi;
import dev.sipregistration.mockserver.journal.CallObserver;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/** The vendor's API, to be put into a JAX-RS application of its own. */
public final class PlatformApi {
  /** The methods of requests. Older pages of the vendor call with GET. */
  public static final List<String> METHODS = List.of("GET", "POST");

  private static final Map<String, Operation> OPERATIONS =
      Operation.allOf(SipRegistrationsApi.class);

  private PlatformApi() {}

  /**
   * Returns what faults can be limited to.
   *
   * @return the methods of the API, and their parameters
   */
  public static OperationCatalog faultTargets() {
    return new OperationCatalog(
        OPERATIONS.values().stream()
            .collect(Collectors.toMap(Operation::name, each -> each.parameters().keySet())));
  }

  /**
   * Makes what counts the use of the operations that are registered here.
   *
   * @return the coverage, with nothing used yet
   */
  public static Coverage coverage() {
    return new Coverage(CoverageTargets.of(OPERATIONS.values()), CoverageTargets.ofNoOperation());
  }

  /**
   * Registers all that answers under {@code /platform_api}.
   *
   * @param application the application under construction
   * @param calls the use cases
   * @param tokens checks the callers' tokens
   * @param roles says what callers may do
   * @param settings in which way the platform is imitated
   * @param clock what the times of calls are told by
   * @param observers who hears of each call
   * @param faults what goes wrong with calls
   * @throws IllegalStateException if an operation has no declared roles
   */
  public static void install(
      ResourceConfig application,
      PlatformCalls calls,
      Authenticator tokens,
      RolePolicy roles,
      PlatformSettings settings,
      InstantSource clock,
      List<CallObserver> observers,
      Faults faults) {
    CallRecordingFilter watch =
        new CallRecordingFilter(clock, observers, OPERATIONS.values(), PlatformJson.MAPPER);
    FaultInjectionFilter struck =
        new FaultInjectionFilter(faults, new ResponseFaults(PlatformJson.MAPPER));
    application
        .register(
            new PlatformRequestFilter(OPERATIONS, roles, tokens, calls, settings, struck, watch))
        .register(struck, FaultInjectionFilter.PRIORITY)
        .register(watch, CallRecordingFilter.PRIORITY)
        .register(
            new AbstractBinder() {
              @Override
              protected void configure() {
                bind(calls).to(PlatformCalls.class);
              }
            })
        .register(SipRegistrationsResource.class)
        .register(new ResponseHeaders())
        .register(new PlatformFailureMapper())
        .register(new JacksonJsonProvider(PlatformJson.MAPPER));
  }
}
