package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesDocumentationTest {
  @ParameterizedTest
  @ValueSource(strings = {"README.md", "../client/README.md"})
  void roles_onPage_areThoseOfContract(String page) throws IOException {
    assertThat(Files.readAllLines(Path.of(page))).containsSequence(rows());
  }

  /** Returns the rows of the table that the contract would make. */
  private static List<String> rows() throws IOException {
    try (InputStream contract =
        RolesDocumentationTest.class.getResourceAsStream("/openapi/sip-registration.yaml")) {
      List<String> rows = new ArrayList<>(List.of("| Method | Roles |", "|---|---|"));
      new YAMLMapper()
          .readTree(contract)
          .path("paths")
          .properties()
          .forEach(path -> rows.add(row(path.getKey(), path.getValue().path("post"))));
      return rows;
    }
  }

  private static String row(String path, JsonNode operation) {
    List<String> roles = new ArrayList<>();
    operation.path("x-roles").forEach(role -> roles.add(role.asText()));
    String method = path.substring(path.lastIndexOf('/') + 1);
    return "| `%s` | %s |".formatted(method, String.join(", ", roles));
  }
}
