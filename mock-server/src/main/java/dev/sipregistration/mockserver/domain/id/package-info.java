/** Identifiers of what the platform keeps, and the secrets it never shows. */
@NullMarked
package dev.sipregistration.mockserver.domain.id;

import org.jspecify.annotations.NullMarked;
