package dev.sipregistration.mockserver.internal.store;

class SmallCacheEnterTest extends WorldStoreEnterContract {
  SmallCacheEnterTest() {
    super(new FileStores(1));
  }
}
