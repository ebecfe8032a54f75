/**
 * The vendor's wire: parses parameters into commands, calls the domain's use cases, and writes
 * responses. The only place that knows error codes and HTTP statuses.
 */
@NullMarked
package dev.sipregistration.mockserver.internal.rest;

import org.jspecify.annotations.NullMarked;
