package dev.sipregistration.mockserver.callbacks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A callback and the state of its delivery.
 *
 * @param callbackId 1 for the first callback of an account, and so on without gaps
 * @param at when the event happened, by the mock server's clock
 * @param attempts how often it was sent; 0 if the mock server itself is the only receiver
 * @param lastFailure why the last failed attempt failed or why it was dropped, or null for neither
 * @param body the JSON that is sent, without its hash
 */
public record CallbackDelivery(
    long callbackId,
    CallbackType type,
    Instant at,
    DeliveryStatus status,
    int attempts,
    @Nullable String lastFailure,
    String body) {

  /** Returns this delivery after one more attempt, which decides its status. */
  CallbackDelivery after(AttemptResult attempt) {
    boolean delivered = attempt.failure() == null;
    return new CallbackDelivery(
        callbackId,
        type,
        at,
        delivered ? DeliveryStatus.DELIVERED : DeliveryStatus.FAILED,
        attempts + 1,
        delivered ? lastFailure : attempt.failure(),
        body);
  }
}
