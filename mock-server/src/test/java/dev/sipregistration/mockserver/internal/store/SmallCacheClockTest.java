package dev.sipregistration.mockserver.internal.store;

class SmallCacheClockTest extends WorldStoreClockContract {
  SmallCacheClockTest() {
    super(new FileStores(1));
  }
}
