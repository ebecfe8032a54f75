package dev.sipregistration.mockserver.internal.store;

class TwoServersConcurrencyTest extends WorldStoreConcurrencyContract {
  TwoServersConcurrencyTest() {
    super(new TwoServers());
  }
}
