package dev.sipregistration.mockserver.internal.store;

class SmallCacheConcurrencyTest extends WorldStoreConcurrencyContract {
  SmallCacheConcurrencyTest() {
    super(new FileStores(1));
  }
}
