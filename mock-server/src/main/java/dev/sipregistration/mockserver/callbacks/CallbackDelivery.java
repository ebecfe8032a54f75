package dev.sipregistration.mockserver.callbacks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A callback, and what has become of it so far.
 *
 * @param callbackId 1 for the first callback of an account, and so on without gaps
 * @param type what it is about
 * @param at when that happened, by the mock server's clock
 * @param status what has become of it
 * @param attempts how often it was sent
 * @param lastFailure why the last attempt failed, or null if none has
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

  CallbackDelivery attempted() {
    return new CallbackDelivery(callbackId, type, at, status, attempts + 1, lastFailure, body);
  }

  CallbackDelivery delivered() {
    return new CallbackDelivery(
        callbackId, type, at, DeliveryStatus.DELIVERED, attempts, lastFailure, body);
  }

  CallbackDelivery failed(DeliveryStatus newStatus, String why) {
    return new CallbackDelivery(callbackId, type, at, newStatus, attempts, why, body);
  }
}
