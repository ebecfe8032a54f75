package dev.sipregistration.mockserver.internal.store;

class PostgreSqlStoreConcurrencyTest extends WorldStoreConcurrencyContract {
  PostgreSqlStoreConcurrencyTest() {
    super(new PostgreSqlStores());
  }
}
