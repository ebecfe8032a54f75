package dev.sipregistration.mockserver.internal.store;

class FileStoreClockTest extends WorldStoreClockContract {
  FileStoreClockTest() {
    super(new FileStores());
  }
}
