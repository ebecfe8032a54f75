/**
 * The written form of a world: records that are bound to YAML or JSON, and the ways from and to the
 * domain.
 */
@NullMarked
package dev.sipregistration.mockserver.document;

import org.jspecify.annotations.NullMarked;
