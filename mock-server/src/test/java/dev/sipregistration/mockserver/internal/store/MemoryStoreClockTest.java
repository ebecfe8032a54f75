package dev.sipregistration.mockserver.internal.store;

class MemoryStoreClockTest extends WorldStoreClockContract {
  MemoryStoreClockTest() {
    super(MemoryStore::new);
  }
}
