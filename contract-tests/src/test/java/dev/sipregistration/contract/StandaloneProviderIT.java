package dev.sipregistration.contract;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mock server, as the runnable jar in a process of its own, keeps the pacts that the client
 * wrote.
 */
@Provider(Interaction.PROVIDER)
@PactFolder(PactFile.DIRECTORY)
class StandaloneProviderIT {

  @TempDir private static Path credentials;
  private static @Nullable ServerUnderTest server;

  @BeforeAll
  static void start() {
    server = StandaloneServer.start(credentials);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void setTheStage(PactVerificationContext context) {
    MockServerStates states = new MockServerStates(server);
    context.addStateChangeHandlers(states);
    context.setTarget(new StatefulTarget(server, states));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void pact_ofClient_isKept(PactVerificationContext context) {
    context.verifyInteraction();
  }
}
