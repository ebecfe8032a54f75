package dev.sipregistration.mockserver.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Something that JUnit closes when what it is kept for ends. It has both names for that: JUnit
 * closes whatever is {@link AutoCloseable} from version 5.13 on, and earlier only what has the
 * interface of its own.
 */
@SuppressWarnings("deprecation")
interface CloseableStoreValue extends ExtensionContext.Store.CloseableResource, AutoCloseable {
  @Override
  void close();
}
