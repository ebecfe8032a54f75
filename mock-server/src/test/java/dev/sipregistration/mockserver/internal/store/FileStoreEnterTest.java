package dev.sipregistration.mockserver.internal.store;

class FileStoreEnterTest extends WorldStoreEnterContract {
  FileStoreEnterTest() {
    super(new FileStores());
  }
}
