/**
 * Metrics and traces of a client's calls through Micrometer.
 *
 * <p>It needs {@code io.micrometer:micrometer-observation}, which the client does not bring along.
 * References are not null unless annotated with {@code @Nullable}.
 */
@NullMarked
package dev.sipregistration.client.observation;

import org.jspecify.annotations.NullMarked;
