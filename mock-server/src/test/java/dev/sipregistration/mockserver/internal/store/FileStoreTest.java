package dev.sipregistration.mockserver.internal.store;

class FileStoreTest extends WorldStoreContract {
  FileStoreTest() {
    super(new FileStores());
  }
}
