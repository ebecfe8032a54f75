package dev.sipregistration.contract;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.auth.Credentials;
import java.net.URI;

/** A mock server in this process. */
final class InProcessStage implements Stage {

  private final MockServer server = MockServer.start();

  @Override
  public URI baseUri() {
    return server.baseUri();
  }

  @Override
  public Credentials credentials(String serviceAccount) {
    return server.credentials(serviceAccount);
  }

  @Override
  public void close() {
    server.close();
  }
}
