package dev.sipregistration.mockserver.internal.rest.filter;

import dev.sipregistration.mockserver.auth.ClaimedAccount;
import dev.sipregistration.mockserver.internal.rest.body.PlatformJson;
import dev.sipregistration.mockserver.internal.rest.call.ErrorEnvelope;
import dev.sipregistration.mockserver.internal.rest.call.PlatformCall;
import dev.sipregistration.mockserver.internal.rest.call.Redaction;
import dev.sipregistration.mockserver.journal.CallObserver;
import dev.sipregistration.mockserver.journal.CallResponse;
import dev.sipregistration.mockserver.journal.RecordedCall;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Notifies observers of each call: when it arrives, and before its response is sent. */
public final class CallRecordingFilter implements ContainerResponseFilter {
  /** Runs after all filters that change the response. Jersey does not take 0 for a priority. */
  public static final int PRIORITY = 1;

  /** The name under which the access log finds the error code of a refusal. */
  private static final String ERROR_CODE = "mock-server.error-code";

  private final InstantSource clock;
  private final List<CallObserver> observers;
  private final ClaimedAccount claims;
  private final Redaction redaction;

  public CallRecordingFilter(
      InstantSource clock,
      List<CallObserver> observers,
      ClaimedAccount claims,
      Redaction redaction) {
    this.clock = clock;
    this.observers = List.copyOf(observers);
    this.claims = claims;
    this.redaction = redaction;
  }

  /** Starts the record of a call. */
  PlatformCall begin(ContainerRequestContext request) {
    List<Consumer<RecordedCall>> atEnd = new ArrayList<>(observers.size());
    for (CallObserver observer : observers) {
      atEnd.add(observer.arrived());
    }
    PlatformCall call = new PlatformCall(clock.instant(), atEnd);
    call.attachTo(request);
    return call;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    CurrentCaller.clear();
    int errorCode = ErrorEnvelope.codeIn(response.getEntity());
    if (errorCode != 0) {
      request.setProperty(ERROR_CODE, errorCode);
    }
    PlatformCall.of(request)
        .ifPresent(
            call -> {
              if (!call.isAuthenticated()) {
                BearerToken.of(request).flatMap(claims::of).ifPresent(call::claims);
              }
              call.finish(recorded(response), redaction);
            });
  }

  private static CallResponse recorded(ContainerResponseContext response) {
    Object entity = response.getEntity();
    int status = response.getStatus();
    String body = write(response);
    return entity instanceof ErrorEnvelope refusal
        ? new CallResponse(status, refusal.error().getCode(), refusal.error().getMsg(), body)
        : new CallResponse(status, 0, "", body);
  }

  /**
   * Writes the body once, for the client and for the observers alike. Jersey, which is told its
   * length, need not gather it.
   */
  private static String write(ContainerResponseContext response) {
    Object entity = response.getEntity();
    if (entity == null || entity instanceof String) {
      return entity == null ? "" : (String) entity;
    }
    byte[] json = PlatformJson.bytes(entity);
    response.setEntity(json);
    response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, String.valueOf(json.length));
    return new String(json, StandardCharsets.UTF_8);
  }
}
