package dev.sipregistration.mockserver.internal.store;

class PostgreSqlStoreModelTest extends WorldStoreModelContract {
  PostgreSqlStoreModelTest() {
    super(new PostgreSqlStores(), 3);
  }
}
