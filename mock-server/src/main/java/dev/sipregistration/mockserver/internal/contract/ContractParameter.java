package dev.sipregistration.mockserver.internal.contract;

/**
 * A parameter of an operation.
 *
 * @param name its name
 * @param secret whether its value is a secret
 */
public record ContractParameter(String name, boolean secret) {}
