package dev.sipregistration.mockserver.internal.store;

class PostgreSqlStoreModelTest extends WorldStoreModelContract {
  PostgreSqlStoreModelTest() {
    super(new PostgreSqlStores(), Integer.getInteger("store.trials", 2));
  }
}
