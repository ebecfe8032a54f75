package dev.sipregistration.mockserver.internal.rest.call;

/**
 * Where the platform's API can be imitated in more than one way, in which.
 *
 * @param strict whether parameters that an operation does not have are refused
 * @param rateLimit429 whether a call over its account's rate is answered with status 429 rather
 *     than error 340
 */
public record PlatformSettings(boolean strict, boolean rateLimit429) {}
