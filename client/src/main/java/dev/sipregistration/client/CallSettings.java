package dev.sipregistration.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * What the calls of one client share.
 *
 * @param timeout the timeout of a whole call, retries included
 * @param bodyDeadlines enforces that timeout while bodies are received
 * @param nanoTime a monotonic clock
 * @param random random numbers from 0 to 1
 */
record CallSettings(
    ServerAddresses server,
    AccessTokenProvider tokens,
    ResponseReader responses,
    CallReporter reporter,
    Duration timeout,
    BodyDeadlines bodyDeadlines,
    LongSupplier nanoTime,
    DoubleSupplier random) {}
