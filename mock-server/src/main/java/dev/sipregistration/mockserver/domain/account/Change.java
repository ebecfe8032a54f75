package dev.sipregistration.mockserver.domain.account;

/**
 * The result of a step.
 *
 * @param account the account after the step, which may be the one before
 * @param value the result for the caller
 */
public record Change<T>(Account account, T value) {}
