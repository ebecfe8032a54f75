package dev.sipregistration.mockserver.internal.store;

class MemoryStoreTest extends WorldStoreContract {
  MemoryStoreTest() {
    super(MemoryStore::new);
  }
}
