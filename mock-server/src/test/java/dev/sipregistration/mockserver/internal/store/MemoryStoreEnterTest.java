package dev.sipregistration.mockserver.internal.store;

class MemoryStoreEnterTest extends WorldStoreEnterContract {
  MemoryStoreEnterTest() {
    super(MemoryStore::new);
  }
}
