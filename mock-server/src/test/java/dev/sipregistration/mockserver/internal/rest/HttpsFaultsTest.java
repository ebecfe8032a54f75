package dev.sipregistration.mockserver.internal.rest;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.RawConnection;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpsFaultsTest extends FaultsOnTheWire {
  @RegisterExtension static final MockServerFixture SERVER = withHttps();

  private static MockServerFixture withHttps() {
    return MockServerFixture.with(options -> options.httpsPort(0));
  }

  @Override
  MockServerFixture server() {
    return SERVER;
  }

  @Override
  MockServerFixture start() {
    return withHttps();
  }

  @Override
  RawConnection connect(MockServerFixture server) throws IOException {
    return RawConnection.secure(server.server().httpsUri(), server.server().clientSslContext());
  }
}
