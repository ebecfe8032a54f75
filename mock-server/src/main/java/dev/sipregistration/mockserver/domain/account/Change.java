package dev.sipregistration.mockserver.domain.account;

/**
 * What a step makes of an account.
 *
 * @param account the account after the step, which may be the one before
 * @param value what the caller hears
 * @param <T> its type
 */
public record Change<T>(Account account, T value) {}
