package dev.sipregistration.mockserver.internal.rest;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.RawConnection;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpFaultsTest extends FaultsOnTheWire {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  @Override
  MockServerFixture server() {
    return SERVER;
  }

  @Override
  MockServerFixture start() {
    return MockServerFixture.demo();
  }

  @Override
  RawConnection connect(MockServerFixture server) throws IOException {
    return new RawConnection(server.server().baseUri());
  }
}
