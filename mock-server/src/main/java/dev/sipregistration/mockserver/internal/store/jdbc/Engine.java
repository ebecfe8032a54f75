package dev.sipregistration.mockserver.internal.store.jdbc;

import java.util.function.Supplier;

/** What keeps the rows of a store. */
interface Engine extends AutoCloseable {
  Database database();

  /** Opens a store while no other server opens it. */
  <T> T alone(Supplier<T> opening);

  /** Notes that the store is open: who opened it is not told of failures any more. */
  default void opened() {}

  /** Returns whether other servers may use the database at the same time. */
  boolean isShared();

  @Override
  void close();
}
