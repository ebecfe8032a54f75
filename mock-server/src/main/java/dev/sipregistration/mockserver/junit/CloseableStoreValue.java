package dev.sipregistration.mockserver.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A value that JUnit closes together with its store. From version 5.13 on JUnit closes any {@link
 * AutoCloseable}, earlier versions only its own interface.
 */
@SuppressWarnings("deprecation")
interface CloseableStoreValue extends ExtensionContext.Store.CloseableResource, AutoCloseable {
  @Override
  void close();
}
