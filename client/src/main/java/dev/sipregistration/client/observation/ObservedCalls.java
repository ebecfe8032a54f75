package dev.sipregistration.client.observation;

import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.CallAttempt;
import dev.sipregistration.client.CallListener;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.client.SipRegistrationException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Micrometer observation of each call, its retries included, for {@link
 * SipRegistrationClient.Builder#listener}.
 *
 * <p>The observation is named {@value #NAME}. Its low-cardinality key values are {@code method},
 * the vendor's name of the method; {@code outcome}, which is {@code SUCCEEDED}, {@code REFUSED},
 * {@code NO_USABLE_RESPONSE} or {@code ABANDONED}; and {@code code}, the API's error code or {@code
 * none}. It contains no secrets. It starts on the thread that starts the call, so an observation
 * that is current there is its parent. Safe for use by many threads.
 */
public final class ObservedCalls implements CallListener {

  /** The name of the observations: {@value}. */
  public static final String NAME = "sip.registration.client.calls";

  private static final String METHOD = "method";
  private static final String OUTCOME = "outcome";
  private static final String CODE = "code";
  private static final String NONE = "none";

  private final ObservationRegistry registry;

  /**
   * Creates the listener.
   *
   * @param registry gets the observations
   */
  @SuppressWarnings("exports") // Who has a registry requires Micrometer; others need not have it.
  public ObservedCalls(ObservationRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  /** Does nothing: an observation is of the whole call. */
  @Override
  public void attempted(CallAttempt attempt) {}

  @Override
  public CallEnd started(String method) {
    Observation observation =
        Observation.createNotStarted(NAME, registry)
            .contextualName(method)
            .lowCardinalityKeyValue(METHOD, method)
            .lowCardinalityKeyValue(OUTCOME, NONE)
            .lowCardinalityKeyValue(CODE, NONE)
            .start();
    return failure -> end(observation, failure);
  }

  private static void end(Observation observation, @Nullable Throwable failure) {
    observation.lowCardinalityKeyValue(OUTCOME, outcome(failure));
    if (failure instanceof ApiErrorException refused) {
      observation.lowCardinalityKeyValue(CODE, Integer.toString(refused.code()));
    }
    if (failure != null) {
      observation.error(failure);
    }
    observation.stop();
  }

  private static String outcome(@Nullable Throwable failure) {
    if (failure == null) {
      return CallAttempt.Outcome.SUCCEEDED.name();
    }
    if (failure instanceof ApiErrorException) {
      return CallAttempt.Outcome.REFUSED.name();
    }
    return failure instanceof SipRegistrationException
        ? CallAttempt.Outcome.NO_USABLE_RESPONSE.name()
        : "ABANDONED";
  }
}
