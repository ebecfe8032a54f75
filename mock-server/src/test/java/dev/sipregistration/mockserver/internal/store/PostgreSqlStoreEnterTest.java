package dev.sipregistration.mockserver.internal.store;

class PostgreSqlStoreEnterTest extends WorldStoreEnterContract {
  PostgreSqlStoreEnterTest() {
    super(new PostgreSqlStores());
  }
}
