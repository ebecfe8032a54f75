package dev.sipregistration.mockserver.domain;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where and how an account's owner wants to be told of events.
 *
 * @param url where to POST to
 * @param salt what goes into the hash of each callback, or null for none
 */
public record Callbacks(URI url, @Nullable Secret salt) {}
