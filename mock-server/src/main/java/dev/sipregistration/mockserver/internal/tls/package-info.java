/** Keys and certificates for HTTPS: generated, or read from a key store. */
@NullMarked
package dev.sipregistration.mockserver.internal.tls;

import org.jspecify.annotations.NullMarked;
