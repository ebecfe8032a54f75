package dev.sipregistration.mockserver.internal.rest;

import dev.sipregistration.mockserver.auth.Authenticator;
import dev.sipregistration.mockserver.auth.ClaimedAccount;
import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.faults.OperationCatalog;
import dev.sipregistration.mockserver.internal.rest.call.Operation;
import dev.sipregistration.mockserver.internal.rest.call.OperationTable;
import dev.sipregistration.mockserver.internal.rest.call.PlatformSettings;
import dev.sipregistration.mockserver.internal.rest.call.Redaction;
import dev.sipregistration.mockserver.internal.rest.call.UnknownParameters;
import dev.sipregistration.mockserver.internal.rest.filter.CallRecordingFilter;
import dev.sipregistration.mockserver.internal.rest.filter.FaultInjectionFilter;
import dev.sipregistration.mockserver.internal.rest.filter.PlatformRequestFilter;
import dev.sipregistration.mockserver.internal.rest.filter.ResponseHeaders;
import dev.sipregistration.mockserver.internal.rest.generated.SipRegistrationsApi;
import dev.sipregistration.mockserver.journal.CallObserver;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/** The vendor's API, to be put into a JAX-RS application of its own. */
public final class PlatformApi {
  /** What the path of every operation begins with. */
  public static final String ROOT = "/platform_api";

  /** The headers of responses that clients read. */
  public static final List<String> READABLE_HEADERS =
      List.of(UnknownParameters.HEADER, HttpHeaders.DATE, HttpHeaders.RETRY_AFTER);

  /** The methods of requests. Older pages of the vendor call with GET. */
  public static final List<String> METHODS = List.of("GET", "POST");

  private static final OperationTable OPERATIONS = OperationTable.of(SipRegistrationsApi.class);

  private PlatformApi() {}

  /** Returns what faults can be limited to: the operations of the API, and their parameters. */
  public static OperationCatalog faultTargets() {
    return new OperationCatalog(
        OPERATIONS.all().stream()
            .collect(Collectors.toMap(Operation::name, each -> each.parameters().keySet())));
  }

  /** Returns what queries of the journal can name, with what every call may have. */
  public static OperationCatalog queryTargets(PlatformSettings settings) {
    return new OperationCatalog(
        OPERATIONS.all().stream()
            .collect(
                Collectors.toMap(
                    Operation::name,
                    operation -> parametersOfCalls(operation, settings.transportFields()))));
  }

  private static Set<String> parametersOfCalls(Operation operation, Set<String> transportFields) {
    Set<String> names = new HashSet<>(operation.parameters().keySet());
    names.addAll(transportFields);
    return names;
  }

  /** Makes the coverage of the API, with nothing used yet. */
  public static Coverage coverage() {
    return OPERATIONS.coverage();
  }

  /** Tells whether the API has an operation of that name. */
  public static boolean hasOperation(String name) {
    return OPERATIONS.find(name).isPresent();
  }

  /** Registers everything under {@code /platform_api}. */
  public static void install(
      ResourceConfig application,
      PlatformCalls calls,
      Authenticator tokens,
      ClaimedAccount claims,
      PlatformSettings settings,
      InstantSource clock,
      List<CallObserver> observers,
      Faults faults) {
    Redaction redaction = new Redaction(OPERATIONS.all(), settings.transportFields());
    CallRecordingFilter recorder = new CallRecordingFilter(clock, observers, claims, redaction);
    FaultInjectionFilter injector = new FaultInjectionFilter(faults);
    application
        .register(
            new PlatformRequestFilter(
                OPERATIONS, tokens, calls, settings, injector, recorder, redaction))
        .register(injector, FaultInjectionFilter.PRIORITY)
        .register(recorder, CallRecordingFilter.PRIORITY)
        .register(
            new AbstractBinder() {
              @Override
              protected void configure() {
                bind(calls).to(PlatformCalls.class);
              }
            })
        .register(SipRegistrationsResource.class)
        .register(new ResponseHeaders())
        .register(new PlatformFailureMapper(settings));
  }
}
