/** Certificates and keys for HTTPS: made at the start, or read from a key store. */
@NullMarked
package dev.sipregistration.mockserver.internal.tls;

import org.jspecify.annotations.NullMarked;
