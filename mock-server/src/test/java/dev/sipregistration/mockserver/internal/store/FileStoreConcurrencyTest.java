package dev.sipregistration.mockserver.internal.store;

class FileStoreConcurrencyTest extends WorldStoreConcurrencyContract {
  FileStoreConcurrencyTest() {
    super(new FileStores());
  }
}
