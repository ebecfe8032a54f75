package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.callbacks.CallbackDeliveries;
import dev.sipregistration.mockserver.callbacks.ReceivedCallbacks;
import java.util.Optional;

/**
 * Where callbacks are shown from.
 *
 * @param received what the server has collected itself, or nothing if it does not collect
 */
public record CallbackSources(
    CallbackDeliveries deliveries, Optional<ReceivedCallbacks> received) {}
