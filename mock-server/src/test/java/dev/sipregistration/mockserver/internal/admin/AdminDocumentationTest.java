package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.internal.admin.pact.ProviderStateName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdminDocumentationTest {
  private static final Path PAGE = Path.of("docs", "admin.md");
  private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.callbackSink(true));

  /** The page is found from this module, where its tests are run. */
  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    Matcher block = COMMANDS.matcher(Files.readString(PAGE));
    while (block.find()) {
      block.group(1).lines().forEach(commands::add);
    }
    return commands;
  }

  @Test
  void commands_inTheirOrder_allSucceed() throws IOException {
    for (String command : commands()) {
      PlatformResponse answer = SERVER.send(CurlLine.parse(command).to(SERVER.server().baseUri()));

      assertThat(answer.status()).as("%s: %s", command, answer).isBetween(200, 204);
    }
  }

  @Test
  void commands_comparedWithContract_useEachOperation() throws IOException {
    List<CurlLine> lines = commands().stream().map(CurlLine::parse).toList();

    contract()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            assertThat(lines)
                                .as("%s %s", method, path.getKey())
                                .anyMatch(line -> line.isOf(method, path.getKey()))));
  }

  @Test
  void page_comparedWithStates_tellsOfEach() throws IOException {
    String page = Files.readString(PAGE);

    for (ProviderStateName state : ProviderStateName.values()) {
      if (state.part() != ProviderStateName.Part.NOTHING) {
        assertThat(page).contains("`" + state.text() + "`");
      }
    }
  }

  private static JsonNode contract() throws IOException {
    try (InputStream contract =
        AdminDocumentationTest.class.getResourceAsStream("/openapi/mock-server-admin.yaml")) {
      return new YAMLMapper().readTree(contract);
    }
  }
}
