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
 * Lets faults strike calls. A call that is struck before its effect has not been carried out: its
 * answer is that of a server that failed, and then suffers what any answer suffers.
 *
 * <p>To hold a call up is to wait, on the call's thread. It ends when the server closes.
 */
public final class FaultInjectionFilter implements ContainerResponseFilter {
  /** The answer is complete, and has not been looked at yet by those who tell of it. */
  public static final int PRIORITY = CallRecordingFilter.PRIORITY + 100;

  private static final String PROPERTY = FaultInjectionFilter.class.getName();

  /** Under this name those who send the answer find what is to become of it on the way. */
  private static final String ON_THE_WIRE = FaultEffect.class.getName();

  private final Faults faults;
  private final ResponseFaults spoiled;

  public FaultInjectionFilter(Faults faults, ResponseFaults spoiled) {
    this.faults = faults;
    this.spoiled = spoiled;
  }

  /**
   * Looks whether a fault strikes a call, before it has had any effect.
   *
   * @return whether the call is not to be carried out
   */
  boolean strike(ContainerRequestContext request, PlatformCall call, Caller caller) {
    Optional<InjectedFault> chosen = faults.inject(call.method(), caller.account(), call::given);
    chosen.ifPresent(strike -> mark(request, strike));
    return chosen
        .filter(strike -> !strike.isAfterEffect())
        .filter(FaultInjectionFilter::fails)
        .isPresent();
  }

  private static void mark(ContainerRequestContext request, InjectedFault strike) {
    request.setProperty(PROPERTY, strike);
    String text = "fault " + strike.fault() + ": " + strike.describe();
    PlatformCall.of(request)
        .ifPresent(call -> call.warn(new CallWarning(CallWarning.Kind.FAULT, text)));
  }

  private static boolean fails(InjectedFault strike) {
    return !wait(strike.delay()) || strike.effect().kind() != FaultEffect.Kind.DELAY;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(PROPERTY) instanceof InjectedFault strike) {
      boolean open = !strike.isAfterEffect() || wait(strike.delay());
      if (open) {
        spoiled.apply(strike.effect(), response);
      }
      request.setProperty(ON_THE_WIRE, strike.effect());
    }
  }

  /** Returns false if the server closes meanwhile. */
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
