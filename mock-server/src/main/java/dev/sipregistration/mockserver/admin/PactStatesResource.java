package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.PactStateAction;
import dev.sipregistration.mockserver.admin.generated.PactStateChange;
import dev.sipregistration.mockserver.admin.generated.PactStateValues;
import dev.sipregistration.mockserver.admin.generated.PactStatesApi;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets up what the examples of the vendor's contract are given, for any verifier of Pact. */
@Singleton
final class PactStatesResource implements PactStatesApi {
  private final PactStates states;

  @Inject
  PactStatesResource(PactStates states) {
    this.states = states;
  }

  @Override
  public PactStateValues changePactState(@Nullable PactStateChange change) {
    PactStateChange given = Body.required(change, "{\"state\": \"a SIP registration\"}");
    List<Given> named = named(given);
    if (given.getAction() == PactStateAction.TEARDOWN) {
      states.tearDown();
      return new PactStateValues();
    }
    return merged(states.setUp(named));
  }

  private static List<Given> named(PactStateChange change) {
    List<String> names = change.getStates();
    if (change.getState() != null || names == null || names.isEmpty()) {
      String name = change.getState() == null ? "" : change.getState();
      return List.of(Given.read("/state", name, change.getParams()));
    }
    List<Given> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      all.add(Given.read("/states/" + i, names.get(i), change.getParams()));
    }
    return all;
  }

  /** Where several states tell the same id, the last one does. */
  private static PactStateValues merged(List<PactStateValues> values) {
    PactStateValues merged = new PactStateValues();
    for (PactStateValues one : values) {
      if (one.getSipRegistrationId() != null) {
        merged = one;
      }
    }
    return merged;
  }
}
