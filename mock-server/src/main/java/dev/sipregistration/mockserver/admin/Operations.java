package dev.sipregistration.mockserver.admin;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What those who operate the server ask it.
 *
 * @param ready whether the server takes calls
 * @param metrics the metrics as they are now, in the text format of Prometheus
 */
public record Operations(BooleanSupplier ready, Supplier<String> metrics) {}
