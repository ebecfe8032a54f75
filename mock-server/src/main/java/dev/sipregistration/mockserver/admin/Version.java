package dev.sipregistration.mockserver.admin;

/**
 * The version of the mock server, as a type of its own, so that it can be handed over by type.
 *
 * @param text the version
 */
record Version(String text) {}
