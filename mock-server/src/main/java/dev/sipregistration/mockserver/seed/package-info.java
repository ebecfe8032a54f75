/**
 * What a world begins with: the built-in demo or a seed file, and the credentials of its service
 * accounts.
 */
@NullMarked
package dev.sipregistration.mockserver.seed;

import org.jspecify.annotations.NullMarked;
