package dev.sipregistration.contract;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mock server, in this process, keeps the pacts that the client wrote. */
@Provider(Interaction.PROVIDER)
@PactFolder(PactFile.DIRECTORY)
class InProcessProviderIT {

  private final Stage stage = new InProcessStage();

  @BeforeEach
  void setTheStage(PactVerificationContext context) {
    MockServerStates states = new MockServerStates(stage);
    context.addStateChangeHandlers(states);
    context.setTarget(new StagedTarget(stage, states));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void pact_ofClient_isKept(PactVerificationContext context) {
    context.verifyInteraction();
  }
}
