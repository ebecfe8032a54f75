package dev.sipregistration.mockserver.internal.store;

class SmallCacheTest extends WorldStoreContract {
  SmallCacheTest() {
    super(new FileStores(1));
  }
}
