package dev.sipregistration.contract;

import static dev.sipregistration.contract.ProviderStates.INACTIVE_ACCOUNT;
import static dev.sipregistration.contract.ProviderStates.NO_MONEY;
import static dev.sipregistration.contract.ProviderStates.NO_MORE_SIP_REGISTRATIONS;
import static dev.sipregistration.contract.ProviderStates.PERSISTENT_WITH_USER_REFUSED;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.filter.InteractionFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFilter;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mock server, as the runnable jar in a process of its own, keeps the pacts that the client
 * wrote. States that change the account are left to {@link InProcessProviderIT}.
 */
@Provider(dev.sipregistration.contract.Interaction.PROVIDER)
@PactFolder(PactFile.DIRECTORY)
@PactFilter(
    filter = StandaloneProviderIT.WithoutStates.class,
    value = {
      NO_MONEY,
      INACTIVE_ACCOUNT,
      NO_MORE_SIP_REGISTRATIONS,
      PERSISTENT_WITH_USER_REFUSED,
    })
class StandaloneProviderIT {

  private static StandaloneServer server;

  @BeforeAll
  static void start(@TempDir Path credentials) {
    server = StandaloneServer.start(credentials);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void setTheStage(PactVerificationContext context) {
    Stage stage = StandaloneStage.on(server);
    MockServerStates states = new MockServerStates(stage);
    context.addStateChangeHandlers(states);
    context.setTarget(new StagedTarget(stage, states));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void pact_ofClient_isKept(PactVerificationContext context) {
    context.verifyInteraction();
  }

  /** Leaves out the interactions that start from one of some states. */
  public static final class WithoutStates implements InteractionFilter<Interaction> {
    @Override
    public Predicate<Interaction> buildPredicate(String[] values) {
      Set<String> states = Set.of(values);
      return interaction ->
          interaction.getProviderStates().stream()
              .map(ProviderState::getName)
              .noneMatch(states::contains);
    }
  }
}
