package dev.sipregistration.mockserver.internal.rest.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.internal.rest.generated.SipRegistrationsApi;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationTableTest {
  private static final String PATH = "/platform_api/";
  private static final Set<ErrorCode> NO_OPERATION =
      EnumSet.of(ErrorCode.MISSING_COMMAND, ErrorCode.UNKNOWN_COMMAND);

  private final OperationTable table = OperationTable.of(SipRegistrationsApi.class);
  private final JsonNode contract = contract();

  private static JsonNode contract() {
    try (InputStream contract =
        OperationTableTest.class.getResourceAsStream("/openapi/sip-registration.yaml")) {
      return new YAMLMapper().readTree(contract);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void names_comparedWithContract_areItsPaths() {
    List<String> paths = new ArrayList<>();
    contract.path("paths").fieldNames().forEachRemaining(paths::add);

    assertThat(table.all())
        .extracting(operation -> PATH + operation.name())
        .containsExactlyInAnyOrderElementsOf(paths);
  }

  @Test
  void roles_comparedWithContract_areItsRoles() {
    assertThat(table.all())
        .allSatisfy(
            operation ->
                assertThat(operation.roles())
                    .isNotEmpty()
                    .isEqualTo(roles(contract(operation).path("x-roles"))));
  }

  private static Set<Role> roles(JsonNode names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    names.forEach(name -> roles.add(Role.valueOf(name.asText().toUpperCase(Locale.ROOT))));
    return roles;
  }

  /** The contract lists the codes about the operation's name with each operation. */
  @Test
  void errorCodes_comparedWithContract_areItsCodesAndMessages() {
    assertThat(table.all())
        .allSatisfy(
            operation -> {
              Set<ErrorCode> codes = EnumSet.copyOf(NO_OPERATION);
              codes.addAll(operation.errorCodes());
              assertThat(messages(codes)).isEqualTo(contractMessages(operation));
            });
  }

  private static Map<Integer, String> messages(Set<ErrorCode> codes) {
    Map<Integer, String> messages = new TreeMap<>();
    codes.forEach(code -> messages.put(code.code(), placeholders(code.message())));
    return messages;
  }

  private Map<Integer, String> contractMessages(Operation operation) {
    Map<Integer, String> messages = new TreeMap<>();
    for (JsonNode reference : contract(operation).path("x-error-codes")) {
      JsonNode code = contract.at(reference.path("$ref").asText().substring(1));
      messages.put(code.path("code").asInt(), placeholders(code.path("msg").asText()));
    }
    return messages;
  }

  private JsonNode contract(Operation operation) {
    return contract.path("paths").path(PATH + operation.name()).path("post");
  }

  private static String placeholders(String message) {
    return message.replaceAll("%(\\d\\$)?s", "%s");
  }

  /** What is a list to the contract is a text to the generated interface. */
  @Test
  void lists_comparedWithContract_areItsFormats() {
    Map<String, ParameterType> formats =
        Map.of(
            "id-list", ParameterType.ID_LIST,
            "text-list", ParameterType.TEXT_LIST,
            "code-ranges", ParameterType.CODE_RANGES);

    assertThat(table.all())
        .allSatisfy(
            operation -> {
              for (JsonNode reference : contract(operation).path("parameters")) {
                JsonNode parameter = resolve(reference);
                JsonNode schema = resolve(parameter.path("schema"));
                String name = parameter.path("name").asText();
                ParameterType list = formats.get(schema.path("format").asText());
                assertThat(operation.parameters().get(name))
                    .as(name)
                    .matches(type -> list == null ? !formats.containsValue(type) : type == list);
                assertThat(schema.path("maxLength").asInt(0))
                    .as(name)
                    .isIn(0, operation.parameters().get(name).longest());
              }
            });
  }

  private JsonNode resolve(JsonNode reference) {
    return contract.at(reference.path("$ref").asText().substring(1));
  }

  @ParameterizedTest
  @EnumSource
  void roles_ofCreate_areOwnerAdminAccountant(Role role) {
    assertThat(table.find("CreateSipRegistration").orElseThrow().roles().contains(role))
        .isEqualTo(EnumSet.of(Role.OWNER, Role.ADMIN, Role.ACCOUNTANT).contains(role));
  }

  @ParameterizedTest
  @EnumSource
  void roles_ofBind_areOwnerAdminDeveloper(Role role) {
    assertThat(table.find("BindSipRegistration").orElseThrow().roles().contains(role))
        .isEqualTo(EnumSet.of(Role.OWNER, Role.ADMIN, Role.DEVELOPER).contains(role));
  }

  @Test
  void find_unknownName_isEmpty() {
    assertThat(table.find("FormatAllDisks")).isEmpty();
  }

  interface WithoutRow {
    @POST
    @Path("/FormatAllDisks")
    void formatAllDisks();
  }

  @Test
  void of_operationWithoutRow_throws() {
    assertThatIllegalStateException()
        .isThrownBy(() -> OperationTable.of(WithoutRow.class))
        .withMessageContaining("FormatAllDisks")
        .withMessageContaining("OperationTable");
  }
}
