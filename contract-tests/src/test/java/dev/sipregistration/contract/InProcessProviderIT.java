package dev.sipregistration.contract;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mock server, in this process, keeps the pacts that the client wrote. */
@Provider(Interaction.PROVIDER)
@PactFolder(PactFile.DIRECTORY)
class InProcessProviderIT {

  private static final ServerUnderTest STAGE = new InProcessServer();

  @AfterAll
  static void close() {
    STAGE.close();
  }

  @BeforeEach
  void setTheStage(PactVerificationContext context) {
    MockServerStates states = new MockServerStates(STAGE);
    context.addStateChangeHandlers(states);
    context.setTarget(new StatefulTarget(STAGE, states));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void pact_ofClient_isKept(PactVerificationContext context) {
    context.verifyInteraction();
  }
}
