/**
 * The receiving side of the vendor's callbacks.
 *
 * <p>Start at {@link dev.sipregistration.client.callback.CallbackReader}. References are not null
 * unless annotated with {@code @Nullable}; null arguments elsewhere cause a {@link
 * NullPointerException}.
 */
@NullMarked
package dev.sipregistration.client.callback;

import org.jspecify.annotations.NullMarked;
