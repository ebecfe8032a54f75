package dev.sipregistration.mockserver.internal.store.jdbc;

/** What keeps the rows of a store. */
interface Engine extends AutoCloseable {
  Database database();

  @Override
  void close();
}
