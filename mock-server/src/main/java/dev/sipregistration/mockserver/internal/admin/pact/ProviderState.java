package dev.sipregistration.mockserver.internal.admin.pact;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.internal.admin.generated.PactStateParametersModel;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A state with its parameters, and the contract's own values for those that are not there. */
public final class ProviderState {
  private static final String USERNAME = "alice";
  private static final String PROXY = "sip.example.org";

  private final ProviderStateName state;
  private final PactStateParametersModel parameters;

  private ProviderState(ProviderStateName state, PactStateParametersModel parameters) {
    this.state = state;
    this.parameters = parameters;
  }

  /**
   * Reads a state by its name.
   *
   * @throws ProblemException if there is no such state, or it does not have one of the parameters
   */
  public static ProviderState read(
      String pointer, String name, @Nullable PactStateParametersModel given) {
    ProviderStateName state =
        ProviderStateName.of(name)
            .orElseThrow(
                () ->
                    ProblemException.badRequest(
                        pointer,
                        "There is no state \"" + name + "\", only " + ProviderStateName.known()));
    PactStateParametersModel parameters = given == null ? new PactStateParametersModel() : given;
    present(parameters).keySet().stream()
        .filter(parameter -> !state.takes(parameter))
        .forEach(
            parameter -> {
              throw ProblemException.badRequest(
                  "/params/" + parameter,
                  "The state \"" + name + "\" has no parameter " + parameter);
            });
    return new ProviderState(state, parameters);
  }

  private static Map<String, Object> present(PactStateParametersModel given) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("account_id", given.getAccountId());
    all.put("sip_username", given.getSipUsername());
    all.put("proxy", given.getProxy());
    all.put("application_id", given.getApplicationId());
    all.put("rule_id", given.getRuleId());
    all.put("user_id", given.getUserId());
    Map<String, Object> present = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (value != null) {
            present.put(name, value);
          }
        });
    return present;
  }

  ProviderStateName state() {
    return state;
  }

  AccountId account() {
    return id(parameters.getAccountId(), AccountId::new).orElse(DemoWorld.ACCOUNT);
  }

  String sipUsername() {
    return Optional.ofNullable(parameters.getSipUsername()).orElse(USERNAME);
  }

  String proxy() {
    return Optional.ofNullable(parameters.getProxy()).orElse(PROXY);
  }

  Optional<ApplicationId> application() {
    return state.takes("application_id")
        ? id(parameters.getApplicationId(), ApplicationId::new)
            .or(() -> Optional.of(DemoWorld.APPLICATION))
        : Optional.empty();
  }

  Optional<RuleId> rule() {
    return state.takes("rule_id")
        ? id(parameters.getRuleId(), RuleId::new).or(() -> Optional.of(DemoWorld.RULE))
        : Optional.empty();
  }

  Optional<UserId> user() {
    return state.takes("user_id")
        ? id(parameters.getUserId(), UserId::new).or(() -> Optional.of(DemoWorld.JOHN))
        : Optional.empty();
  }

  private static <T> Optional<T> id(@Nullable Long given, LongFunction<T> make) {
    return Optional.ofNullable(given).map(make::apply);
  }

  /** Tells states apart, because the same one twice begins another interaction. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProviderState given
        && state == given.state
        && parameters.equals(given.parameters);
  }

  @Override
  public int hashCode() {
    return state.hashCode();
  }
}
