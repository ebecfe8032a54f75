/**
 * The HTTP server below JAX-RS: listeners, malformed requests, limits of size and time. Knows
 * neither the vendor's API nor the domain.
 */
@NullMarked
package dev.sipregistration.mockserver.internal.http;

import org.jspecify.annotations.NullMarked;
