package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

class CommandLineDocumentationTest {
  private static final Path PAGE = Path.of("docs", "command-line.md");

  /** Returns all commands, with those that are commands of commands. */
  static List<CommandLine> commands() {
    return below(Main.commandLine(Map.of())).toList();
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CommandLineDocumentationTest::below));
  }

  @Test
  void page_comparedWithHelp_saysTheSame() throws IOException {
    String page = Files.readString(PAGE);

    for (CommandLine command : commands()) {
      assertThat(page)
          .as("help of %s", command.getCommandSpec().qualifiedName())
          .contains("```\n" + command.getUsageMessage(Ansi.OFF) + "```\n");
    }
  }

  @Test
  void page_comparedWithOptions_namesEachVariable() throws IOException {
    String page = Files.readString(PAGE);

    for (CommandLine command : commands()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (!option.usageHelp() && !option.versionHelp()) {
          assertThat(page).contains("`" + Environment.variable(option) + "`");
        }
      }
    }
  }

  private static JsonNode sample(String name) throws IOException {
    return new YAMLMapper().readTree(Path.of("..", "samples", name).toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose.yaml", "compose-postgresql.yaml"})
  void composeSamples_theirCommands_areUnderstood(String name) throws IOException {
    int commands = 0;
    for (JsonNode service : sample(name).path("services")) {
      String[] words =
          StreamSupport.stream(service.path("command").spliterator(), false)
              .map(JsonNode::asText)
              .toArray(String[]::new);
      if (words.length > 0) {
        commands++;
        assertThat(Main.commandLine(Map.of()).parseArgs(Main.withDefaultCommand(words)).errors())
            .isEmpty();
      }
    }
    assertThat(commands).isEqualTo(2);
  }

  @Test
  void composeSample_itsProgram_waitsForTheServer() throws IOException {
    assertThat(
            sample("compose.yaml").at("/services/program/depends_on/voximplant/condition").asText())
        .isEqualTo("service_healthy");
  }
}
