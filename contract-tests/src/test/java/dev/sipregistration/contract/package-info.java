/** Keeps contract, client and mock server the same. */
@NullMarked
package dev.sipregistration.contract;

import org.jspecify.annotations.NullMarked;
