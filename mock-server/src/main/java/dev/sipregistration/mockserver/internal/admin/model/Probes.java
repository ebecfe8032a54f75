package dev.sipregistration.mockserver.internal.admin.model;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What those who operate the server ask it.
 *
 * @param ready whether the server takes calls
 * @param metrics the metrics as they are now, in the text format of Prometheus
 */
public record Probes(BooleanSupplier ready, Supplier<String> metrics) {}
