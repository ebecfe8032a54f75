package dev.sipregistration.mockserver.cli;

/**
 * A server-sent event.
 *
 * @param type what kind of event it is
 * @param id what to resume after, or nothing
 * @param data its content
 */
record ServerEvent(String type, String id, String data) {}
