/**
 * The HTTP container and all that lies below JAX-RS: listening, requests that are wrong as HTTP,
 * limits of size and time. Knows neither the vendor's API nor the domain.
 */
@NullMarked
package dev.sipregistration.mockserver.internal.http;

import org.jspecify.annotations.NullMarked;
