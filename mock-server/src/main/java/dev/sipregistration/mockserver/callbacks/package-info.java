/**
 * Callbacks: notifies the owners of accounts of events by HTTP requests, in order and with retries,
 * without delaying any call.
 */
@NullMarked
package dev.sipregistration.mockserver.callbacks;

import org.jspecify.annotations.NullMarked;
