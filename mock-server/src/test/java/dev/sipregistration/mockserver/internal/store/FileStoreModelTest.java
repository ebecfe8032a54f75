package dev.sipregistration.mockserver.internal.store;

class FileStoreModelTest extends WorldStoreModelContract {
  FileStoreModelTest() {
    super(new FileStores(), 10);
  }
}
