/**
 * What is made to go wrong with calls: which calls, how often, and what their callers see of it.
 * Plain Java, so that every choice can be tried without a server.
 */
@NullMarked
package dev.sipregistration.mockserver.faults;

import org.jspecify.annotations.NullMarked;
