package dev.sipregistration.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * What the calls of one client share.
 *
 * @param timeout the deadline of a whole call, counted from its beginning
 * @param bodyDeadlines holds bodies to that deadline
 * @param nanoTime a clock that only ever goes forward, to measure with
 * @param random numbers from 0 to 1
 */
record CallSettings(
    AccessTokens tokens,
    AnswerReader answers,
    CallReports reports,
    Duration timeout,
    BodyDeadlines bodyDeadlines,
    LongSupplier nanoTime,
    DoubleSupplier random) {}
