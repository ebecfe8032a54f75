package dev.sipregistration.mockserver.internal.store;

class PostgreSqlStoreClockTest extends WorldStoreClockContract {
  PostgreSqlStoreClockTest() {
    super(new PostgreSqlStores());
  }
}
