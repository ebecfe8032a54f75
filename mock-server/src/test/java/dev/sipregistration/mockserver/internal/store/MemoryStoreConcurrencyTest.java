package dev.sipregistration.mockserver.internal.store;

class MemoryStoreConcurrencyTest extends WorldStoreConcurrencyContract {
  MemoryStoreConcurrencyTest() {
    super(MemoryStore::new);
  }
}
