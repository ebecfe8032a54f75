package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the contract promised when it was last released, it still promises. */
class ReleasedContractTest {

  private static final Contract RELEASED = Contract.read("/released/sip-registration.yaml");

  @Test
  void contract_sinceItsRelease_breaksNobodyWithoutSayingSo() {
    ContractChanges changes = new ContractChanges(RELEASED, Contract.current());

    if (!changes.announced()) {
      assertThat(changes.breaking())
          .as("changes that need a higher info.version than %s", RELEASED.version())
          .isEmpty();
    }
  }

  @Test
  void contract_withoutOperation_breaks() {
    assertThat(breaking("  /platform_api/BindSipRegistration:", "  /platform_api/Rebind:"))
        .anyMatch(change -> change.contains("BindSipRegistration is gone"));
  }

  @Test
  void contract_withoutParameter_breaks() {
    assertThat(breaking("        - $ref: '#/components/parameters/AuthUser'\n", ""))
        .containsExactly("/platform_api/CreateSipRegistration: lost auth_user");
  }

  @Test
  void contract_withParameterRequired_breaks() {
    assertThat(breaking("      name: auth_user\n", "      name: auth_user\n      required: true\n"))
        .containsExactlyInAnyOrder(
            "/platform_api/CreateSipRegistration: takes less in auth_user",
            "/platform_api/UpdateSipRegistration: takes less in auth_user");
  }

  @Test
  void contract_withNewRequiredParameter_breaks() {
    assertThat(
            breaking(
                "        - $ref: '#/components/parameters/Bind'\n",
                "        - $ref: '#/components/parameters/Bind'\n"
                    + "        - $ref: '#/components/parameters/SipUsername'\n"))
        .containsExactly("/platform_api/BindSipRegistration: demands sip_username");
  }

  @Test
  void contract_withNarrowerType_breaks() {
    assertThat(
            breaking(
                "    RuleName:\n      type: string\n      maxLength: 255",
                "    RuleName:\n      type: string\n      maxLength: 10"))
        .contains("/platform_api/CreateSipRegistration: takes less in rule_name");
  }

  @Test
  void contract_withOtherType_breaks() {
    assertThat(
            breaking(
                "    RuleId:\n      type: integer\n      format: int64\n      minimum: 1\n",
                "    RuleId:\n      type: boolean\n"))
        .contains("/platform_api/CreateSipRegistration: takes less in rule_id");
  }

  @Test
  void contract_withoutFieldOfAnswer_breaks() {
    assertThat(
            breaking(
                "        balance:\n          $ref: '#/components/schemas/AccountBalance'\n", ""))
        .containsExactly(
            "/platform_api/CreateSipRegistration: no longer answers account_info.balance");
  }

  @Test
  void contract_withoutFieldOfRow_breaks() {
    assertThat(
            breaking(
                "        error_message:\n          $ref: '#/components/schemas/SipErrorMessage'\n",
                ""))
        .containsExactly(
            "/platform_api/GetSipRegistrations: no longer answers result.error_message");
  }

  @Test
  void contract_withOtherTypeInAnswer_breaks() {
    assertThat(
            breaking(
                "    ErrorCode:\n      type: integer\n", "    ErrorCode:\n      type: string\n"))
        .contains("/platform_api/BindSipRegistration: answers otherwise, see its schema");
  }

  @Test
  void contract_withoutErrorCode_breaks() {
    assertThat(
            breaking(
                "        - $ref: '#/components/x-error-codes/Error127InsufficientMoney'\n", ""))
        .containsExactly("/platform_api/CreateSipRegistration: lost the error code 127");
  }

  @Test
  void contract_withoutRole_breaks() {
    assertThat(breaking("x-roles: [Owner, Admin, Accountant]", "x-roles: [Owner, Admin]"))
        .containsExactly("/platform_api/CreateSipRegistration: lost the role Accountant");
  }

  @Test
  void contract_withNewOptionalParameter_breaksNothing() {
    assertThat(
            breaking(
                "        - $ref: '#/components/parameters/Bind'\n",
                "        - $ref: '#/components/parameters/Bind'\n"
                    + "        - $ref: '#/components/parameters/AuthUser'\n"))
        .isEmpty();
  }

  @Test
  void announced_withHigherMajorVersion_only() {
    assertThat(changed("  version: 1.0.0", "  version: 2.0.0").announced()).isTrue();
    assertThat(changed("  version: 1.0.0", "  version: 1.1.0").announced()).isFalse();
    assertThat(changed("  version: 1.0.0", "  version: 1.0.1").announced()).isFalse();
  }

  private static List<String> breaking(String before, String after) {
    return changed(before, after).breaking();
  }

  /** Returns what a change of the released contract in its first such place would do. */
  private static ContractChanges changed(String before, String after) {
    assertThat(RELEASED.text()).contains(before);
    String text = RELEASED.text().replaceFirst(Pattern.quote(before), after.replace("$", "\\$"));
    return new ContractChanges(RELEASED, Contract.of(text));
  }
}
