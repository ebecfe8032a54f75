package dev.sipregistration.mockserver.internal.store;

class SmallCacheModelTest extends WorldStoreModelContract {
  SmallCacheModelTest() {
    super(new FileStores(1), 10);
  }
}
