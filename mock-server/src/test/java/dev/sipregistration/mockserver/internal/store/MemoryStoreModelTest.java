package dev.sipregistration.mockserver.internal.store;

class MemoryStoreModelTest extends WorldStoreModelContract {
  MemoryStoreModelTest() {
    super(MemoryStore::new, 1000);
  }
}
