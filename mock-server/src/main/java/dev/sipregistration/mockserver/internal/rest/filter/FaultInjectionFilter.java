package dev.sipregistration.mockserver.internal.rest.filter;

import dev.sipregistration.mockserver.auth.Caller;
import dev.sipregistration.mockserver.faults.FaultEffect;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.faults.InjectedFault;
import dev.sipregistration.mockserver.internal.rest.call.PlatformCall;
import dev.sipregistration.mockserver.journal.CallWarning;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Injects faults into calls. A call with a fault before its effect is not carried out: its response
 * is that of a failed server, which the fault then changes like any other response.
 *
 * <p>A delay blocks the call's thread. It ends when the server closes.
 */
public final class FaultInjectionFilter implements ContainerResponseFilter {
  /** Runs on complete responses, before they are recorded. */
  public static final int PRIORITY = CallRecordingFilter.PRIORITY + 100;

  private static final String PROPERTY = FaultInjectionFilter.class.getName();

  /** The name under which the HTTP listeners find the fault of a response on the wire. */
  private static final String ON_THE_WIRE = FaultEffect.class.getName();

  private final Faults faults;

  public FaultInjectionFilter(Faults faults) {
    this.faults = faults;
  }

  /** Chooses a fault for a call, and tells whether the call fails without being carried out. */
  boolean inject(ContainerRequestContext request, PlatformCall call, Caller caller) {
    Optional<InjectedFault> chosen = faults.inject(call.method(), caller.account(), call::value);
    chosen.ifPresent(
        fault -> {
          request.setProperty(PROPERTY, fault);
          String text = "fault " + fault.fault() + ": " + fault.describe();
          call.warn(new CallWarning(CallWarning.Kind.FAULT, text));
        });
    return chosen
        .filter(fault -> !fault.isAfterEffect())
        .filter(FaultInjectionFilter::fails)
        .isPresent();
  }

  private static boolean fails(InjectedFault fault) {
    return !wait(fault.delay()) || fault.effect().kind() != FaultEffect.Kind.DELAY;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(PROPERTY) instanceof InjectedFault fault) {
      boolean open = !fault.isAfterEffect() || wait(fault.delay());
      if (open) {
        ResponseFaults.apply(response, fault.effect());
      }
      request.setProperty(ON_THE_WIRE, fault.effect());
    }
  }

  /** Returns false if the server closes in the meantime. */
  private static boolean wait(Duration delay) {
    try {
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
      return true;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
