package dev.sipregistration.mockserver.internal.rest.call;

/**
 * The options of the platform's API.
 *
 * @param strict whether parameters that an operation does not have are refused
 * @param rateLimit429 whether the response to a call over its account's rate is status 429 rather
 *     than error 340
 */
public record PlatformSettings(boolean strict, boolean rateLimit429) {}
