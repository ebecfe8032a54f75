package dev.sipregistration.mockserver;

/** Where a server is, as seen by a test: what it does must be the same. */
enum Whereabouts {
  IN_THIS_PROCESS {
    @Override
    MockAccount newAccount(MockServer server) {
      return server.newAccount();
    }

    @Override
    MockAccount accountNamed(MockServer server, String name) {
      return server.accountNamed(name);
    }

    @Override
    MockClock clock(MockServer server) {
      return server.clock();
    }
  },

  /** In fact it is not, but nothing is used of it but its address. */
  IN_ANOTHER {
    @Override
    MockAccount newAccount(MockServer server) {
      return RemoteMockServer.at(server.baseUri()).newAccount();
    }

    @Override
    MockAccount accountNamed(MockServer server, String name) {
      return RemoteMockServer.at(server.baseUri()).accountNamed(name);
    }

    @Override
    MockClock clock(MockServer server) {
      return RemoteMockServer.at(server.baseUri()).clock();
    }
  };

  abstract MockAccount newAccount(MockServer server);

  abstract MockAccount accountNamed(MockServer server, String name);

  abstract MockClock clock(MockServer server);
}
