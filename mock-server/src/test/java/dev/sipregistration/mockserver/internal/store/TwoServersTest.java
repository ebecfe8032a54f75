package dev.sipregistration.mockserver.internal.store;

class TwoServersTest extends WorldStoreContract {
  TwoServersTest() {
    super(new TwoServers());
  }
}
