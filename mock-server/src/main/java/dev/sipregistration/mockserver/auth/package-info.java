/**
 * Who calls, and what that caller may do: tokens and roles. Knows no JAX-RS, so that every rule of
 * it can be tried without a server.
 */
@NullMarked
package dev.sipregistration.mockserver.auth;

import org.jspecify.annotations.NullMarked;
