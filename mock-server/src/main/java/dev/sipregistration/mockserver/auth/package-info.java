/**
 * Tokens and the roles of callers. Uses no JAX-RS, so that each rule is tested without a server.
 */
@NullMarked
package dev.sipregistration.mockserver.auth;

import org.jspecify.annotations.NullMarked;
