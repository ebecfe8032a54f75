package dev.sipregistration.mockserver.internal.admin.pact;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.internal.admin.generated.PactStateParametersModel;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider state with its parameters. Absent parameters have the values of the contract's
 * examples. The same state twice starts another interaction.
 */
public record ProviderState(ProviderStateName name, PactStateParametersModel parameters) {

  /** Reads a state by its name; 400 if there is none, or a parameter is not its own. */
  public static ProviderState read(
      String pointer, String text, @Nullable PactStateParametersModel sent) {
    ProviderStateName name =
        ProviderStateName.of(text)
            .orElseThrow(
                () ->
                    ProblemException.badRequest(
                        pointer,
                        "There is no state \""
                            + text
                            + "\""
                            + ProviderStateName.nearest(text)
                                .map(near -> "; did you mean \"" + near + "\"? There are only ")
                                .orElse(", only ")
                            + ProviderStateName.known()));
    PactStateParametersModel parameters =
        Objects.requireNonNullElseGet(sent, PactStateParametersModel::new);
    check(name, "account_id", parameters.getAccountId());
    check(name, "sip_username", parameters.getSipUsername());
    check(name, "proxy", parameters.getProxy());
    check(name, "application_id", parameters.getApplicationId());
    check(name, "rule_id", parameters.getRuleId());
    check(name, "user_id", parameters.getUserId());
    return new ProviderState(name, parameters);
  }

  private static void check(ProviderStateName name, String parameter, @Nullable Object value) {
    if (value != null && !name.takes(parameter)) {
      throw ProblemException.badRequest(
          "/params/" + parameter,
          "The state \"" + name.text() + "\" has no parameter " + parameter);
    }
  }

  AccountId account() {
    Long id = parameters.getAccountId();
    return id == null ? DemoWorld.ACCOUNT : new AccountId(id);
  }

  String sipUsername() {
    return Objects.requireNonNullElse(parameters.getSipUsername(), "alice");
  }

  String proxy() {
    return Objects.requireNonNullElse(
        parameters.getProxy(),
        name == ProviderStateName.FAILED ? "403.sip.invalid" : "sip.example.org");
  }

  @Nullable ApplicationId application() {
    return id(
        "application_id", parameters.getApplicationId(), ApplicationId::new, DemoWorld.APPLICATION);
  }

  @Nullable RuleId rule() {
    return id("rule_id", parameters.getRuleId(), RuleId::new, DemoWorld.RULE);
  }

  @Nullable UserId user() {
    return id("user_id", parameters.getUserId(), UserId::new, DemoWorld.JOHN);
  }

  private <T> @Nullable T id(
      String parameter, @Nullable Long sent, Function<Long, T> make, T example) {
    return name.takes(parameter) ? Optional.ofNullable(sent).map(make).orElse(example) : null;
  }
}
