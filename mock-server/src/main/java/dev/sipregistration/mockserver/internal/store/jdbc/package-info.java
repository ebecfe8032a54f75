/** Keeps worlds and credentials in a database. Loaded only where a store is not just in memory. */
@NullMarked
package dev.sipregistration.mockserver.internal.store.jdbc;

import org.jspecify.annotations.NullMarked;
