package dev.sipregistration.mockserver.internal.admin.model;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The probes of a running server.
 *
 * @param ready whether the server accepts calls
 * @param metrics writes the metrics in the text format of Prometheus
 */
public record Probes(BooleanSupplier ready, Supplier<String> metrics) {}
