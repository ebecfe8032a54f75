package dev.sipregistration.mockserver.internal.store;

class TwoServersModelTest extends WorldStoreModelContract {
  TwoServersModelTest() {
    super(new TwoServers(), Integer.getInteger("store.trials", 2));
  }
}
