package dev.sipregistration.mockserver.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sipregistration.mockserver.journal.Call;
import dev.sipregistration.mockserver.journal.CallAnswer;
import dev.sipregistration.mockserver.journal.CallObserver;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells observers of each call: that it has come, and, before its answer is sent, how it ended. */
final class CallWatch implements ContainerResponseFilter {
  /**
   * The answer is seen as it goes out: after all who might change it. To Jersey 0 is no priority.
   */
  static final int PRIORITY = 1;

  private final InstantSource clock;
  private final List<CallObserver> observers;
  private final Redaction redaction;
  private final ObjectMapper json;

  CallWatch(
      InstantSource clock,
      List<CallObserver> observers,
      Collection<Operation> operations,
      ObjectMapper json) {
    this.clock = clock;
    this.observers = List.copyOf(observers);
    this.redaction = new Redaction(operations);
    this.json = json;
  }

  /** Begins to watch a call. */
  PlatformCall begin(ContainerRequestContext request) {
    List<Consumer<Call>> told = new ArrayList<>(observers.size());
    for (CallObserver observer : observers) {
      told.add(observer.arrived());
    }
    PlatformCall call = new PlatformCall(clock.instant(), told);
    call.attachTo(request);
    return call;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    PlatformCall.of(request).ifPresent(call -> call.answered(answer(response), redaction));
  }

  private CallAnswer answer(ContainerResponseContext response) {
    Object entity = response.getEntity();
    return new CallAnswer(response.getStatus(), AnswerErrors.codeIn(entity), () -> write(entity));
  }

  private String write(@Nullable Object entity) {
    if (entity == null || entity instanceof String) {
      return entity == null ? "" : (String) entity;
    }
    try {
      return json.writeValueAsString(entity);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
