package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.internal.admin.generated.PactStateActionModel;
import dev.sipregistration.mockserver.internal.admin.generated.PactStateChangeModel;
import dev.sipregistration.mockserver.internal.admin.generated.PactStateParametersModel;
import dev.sipregistration.mockserver.internal.admin.generated.PactStateValuesModel;
import dev.sipregistration.mockserver.internal.admin.generated.PactStatesApi;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.pact.PactStates;
import dev.sipregistration.mockserver.internal.admin.pact.ProviderState;
import dev.sipregistration.mockserver.internal.state.ServerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets up the provider states of the vendor's contract, for any verifier of Pact. */
@Singleton
public final class PactStatesResource implements PactStatesApi {
  private static final Logger LOG = System.getLogger(PactStatesResource.class.getName());

  private final PactStates states;
  private final ServerState server;

  @Inject
  PactStatesResource(PactStates states, ServerState server) {
    this.states = states;
    this.server = server;
  }

  @Override
  public PactStateValuesModel changePactState(
      @Nullable String state,
      @Nullable String action,
      @Nullable Long accountId,
      @Nullable String sipUsername,
      @Nullable String proxy,
      @Nullable Long applicationId,
      @Nullable Long ruleId,
      @Nullable Long userId,
      @Nullable PactStateChangeModel body) {
    PactStateParametersModel parameters =
        new PactStateParametersModel()
            .accountId(accountId)
            .sipUsername(sipUsername)
            .proxy(proxy)
            .applicationId(applicationId)
            .ruleId(ruleId)
            .userId(userId);
    try {
      return change(body == null ? inQuery(state, action, parameters) : body);
    } catch (ProblemException refused) {
      // Verifiers show the status only.
      LOG.log(Level.WARNING, "A Pact state was refused: " + refused.getMessage());
      throw refused;
    }
  }

  private static @Nullable PactStateChangeModel inQuery(
      @Nullable String state, @Nullable String action, PactStateParametersModel parameters) {
    return state == null && action == null
        ? null
        : new PactStateChangeModel()
            .state(state)
            .action(action == null ? PactStateActionModel.SETUP : action(action))
            .params(parameters);
  }

  private static PactStateActionModel action(String text) {
    return Arrays.stream(PactStateActionModel.values())
        .filter(action -> action.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> BodyChecks.wrong("action", "setup or teardown"));
  }

  private PactStateValuesModel change(@Nullable PactStateChangeModel sent) {
    PactStateChangeModel change = BodyChecks.required(sent, "{\"state\": \"a SIP registration\"}");
    List<ProviderState> named = named(change);
    if (change.getAction() == PactStateActionModel.TEARDOWN) {
      server.reset();
      return new PactStateValuesModel();
    }
    return merged(states.setUp(named));
  }

  private static List<ProviderState> named(PactStateChangeModel change) {
    List<String> names = change.getStates();
    if (change.getState() != null || names == null || names.isEmpty()) {
      String name = change.getState() == null ? "" : change.getState();
      return List.of(ProviderState.read("/state", name, change.getParams()));
    }
    List<ProviderState> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      all.add(ProviderState.read("/states/" + i, names.get(i), change.getParams()));
    }
    return all;
  }

  /** Of several states with the same id, the last one counts. */
  private static PactStateValuesModel merged(List<PactStateValuesModel> values) {
    PactStateValuesModel merged = new PactStateValuesModel();
    for (PactStateValuesModel one : values) {
      if (one.getSipRegistrationId() != null) {
        merged = one;
      }
    }
    return merged;
  }
}
