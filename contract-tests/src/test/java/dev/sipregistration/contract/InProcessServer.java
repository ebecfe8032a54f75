package dev.sipregistration.contract;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.seed.DemoSeed;
import dev.sipregistration.mockserver.seed.Seed;
import java.net.URI;

/** A mock server in this process. */
final class InProcessServer implements ServerUnderTest {

  /** Made of the number whose keys are found soonest, of some hundreds. */
  private static final Seed DEMO = DemoSeed.create().withKeysOf(61);

  private final MockServer server =
      MockServer.start(MockServerOptions.builder().seed(DEMO).build());

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
