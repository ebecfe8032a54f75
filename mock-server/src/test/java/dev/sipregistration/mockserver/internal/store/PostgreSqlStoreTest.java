package dev.sipregistration.mockserver.internal.store;

class PostgreSqlStoreTest extends WorldStoreContract {
  PostgreSqlStoreTest() {
    super(new PostgreSqlStores());
  }
}
