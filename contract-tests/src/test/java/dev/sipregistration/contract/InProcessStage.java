package dev.sipregistration.contract;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.AccountBuilder;
import dev.sipregistration.mockserver.domain.DemoWorld;
import dev.sipregistration.mockserver.domain.World;
import dev.sipregistration.mockserver.seed.DemoSeed;
import dev.sipregistration.mockserver.seed.Seed;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A server of its own in this process. */
final class InProcessStage implements Stage {

  /** Shared, because making keys is the slow part of a start. */
  private static final Seed DEMO = DemoSeed.create();

  private final AccountBuilder account = DemoWorld.account(DemoWorld.ACCOUNT, "demo");
  private @Nullable MockServer server;

  @Override
  public void changeAccount(UnaryOperator<AccountBuilder> change) {
    if (server != null) {
      throw new IllegalStateException("The server runs already: change its account first");
    }
    change.apply(account);
  }

  @Override
  public URI baseUri() {
    return started().baseUri();
  }

  @Override
  public Credentials credentials(String serviceAccount) {
    return started().credentials(serviceAccount);
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }

  private MockServer started() {
    if (server == null) {
      World world = World.of(List.of(account.build()), DEMO.world().serviceAccounts());
      server =
          MockServer.start(
              MockServerOptions.defaults().withSeed(new Seed(world, DEMO.credentials())));
    }
    return server;
  }
}
