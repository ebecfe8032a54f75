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

  @Test
  void composeSample_itsCommands_areUnderstood() throws IOException {
    JsonNode sample = new YAMLMapper().readTree(Path.of("..", "samples", "compose.yaml").toFile());

    for (JsonNode service : sample.path("services")) {
      String[] words =
          StreamSupport.stream(service.path("command").spliterator(), false)
              .map(JsonNode::asText)
              .toArray(String[]::new);
      assertThat(words).isNotEmpty();
      assertThat(Main.commandLine(Map.of()).parseArgs(Main.withDefaultCommand(words)).errors())
          .isEmpty();
    }
    assertThat(sample.at("/services/program/depends_on/voximplant/condition").asText())
        .isEqualTo("service_healthy");
  }
}
