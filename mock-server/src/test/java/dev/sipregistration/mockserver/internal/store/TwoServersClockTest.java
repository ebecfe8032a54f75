package dev.sipregistration.mockserver.internal.store;

class TwoServersClockTest extends WorldStoreClockContract {
  TwoServersClockTest() {
    super(new TwoServers());
  }
}
