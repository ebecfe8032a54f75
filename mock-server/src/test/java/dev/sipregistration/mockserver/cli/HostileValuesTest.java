package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Whatever value an option or argument has, a command that cannot work says so in one line. */
class HostileValuesTest {
  private static final String NO_FILE = "none.json";

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "\0",
          "\n",
          "\u001b[31m",
          "\ud800",
          "-",
          "--",
          "-1",
          "@/dev/zero",
          "@none",
          "99999",
          "2147483648",
          "9999999999999999999999",
          "1e9",
          "0x10",
          "NaN",
          "true",
          "PT1H",
          ",",
          ",,,",
          "*",
          "%n%s%1$s",
          "${sys:user.home}",
          "a=b",
          "/",
          "/dev/zero",
          "/dev/null/x",
          "/proc/self/mem",
          "/etc",
          "../../../../../../../../../etc/shadow",
          "http://127.0.0.1:99999",
          "http://127.0.0.1:1",
          "http://127.0.0.1:-1",
          "http://[::1",
          "http://[::1%25lo]:1",
          "http://a_b:99999",
          "https://127.0.0.1:1/\u00e4",
          "http:127.0.0.1",
          "jar:file:/x!/y",
          "[::1]",
          "::",
          "255.255.255.256",
          "xn--",
          "a".repeat(300),
          "/" + "a/".repeat(2_000),
          "a-".repeat(2_000),
          "a.".repeat(2_000),
          "\u00e4\ud83d\ude00");

  /** A variable is read as the option is; these cannot be written to. */
  private static final List<String> OF_VARIABLES = List.of(" ", "\0", "/dev/null/x");

  /** Where nothing can be written, whoever tries; anywhere else, a test would leave something. */
  private static final List<String> UNWRITABLE =
      List.of("", " ", "\0", "\n", "/dev/null/x", "/proc/self/mem", "/proc/none/x", "jar:file:/x");

  private static final String NO_KEY_STORE = "src/test/resources/archunit.properties";

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  /** With which a command fails at its end: a server that others can reach needs a token. */
  private static List<String> line(CommandSpec command) {
    return switch (command.name()) {
      case "serve" -> List.of("--host", "192.0.2.1", "--port", "0");
      case "export", "health", "tail", "doctor" -> List.of("--url", "http://127.0.0.1:1");
      case "call" -> List.of("GetSipRegistrations", "--url", "http://127.0.0.1:1");
      case "token", "check" -> List.of(NO_FILE);
      case "compare" -> List.of("--credentials", NO_FILE);
      case "collection" -> List.of("--format", "bruno");
      default -> List.of();
    };
  }

  /** What an option needs to be looked at. */
  private static List<String> line(OptionSpec option) {
    return switch (option.longestName()) {
      case "--key-store" -> List.of("--https-port", "0", "--key-store-password-file", NO_KEY_STORE);
      case "--key-store-password-file" -> List.of("--https-port", "0", "--key-store", NO_KEY_STORE);
      case "--output" -> List.of("--url", SERVER.server().baseUri().toString());
      default -> List.of();
    };
  }

  private static List<String> values(OptionSpec option) {
    return switch (option.longestName()) {
      case "--credentials-dir", "--output" -> UNWRITABLE;
      default -> VALUES;
    };
  }

  @TestFactory
  Stream<DynamicTest> anyOption_anyValue_endsInOneLine() {
    // One that several commands share is tried with the first of them.
    Set<Object> tried = new HashSet<>();
    return commands(Main.commandLine())
        .flatMap(
            command ->
                command.options().stream()
                    .filter(option -> !option.usageHelp() && !option.versionHelp())
                    .filter(option -> tried.add(option.userObject()))
                    .map(option -> test(command, option)));
  }

  private static DynamicTest test(CommandSpec command, OptionSpec option) {
    return DynamicTest.dynamicTest(
        command.qualifiedName(" ") + " " + option.longestName(),
        () -> {
          for (String value : values(option)) {
            List<String> arguments = arguments(command);
            arguments.addAll(line(option));
            arguments.add(option.longestName() + "=" + value);
            assertEndsInOneLine(Map.of(), arguments);
          }
          for (String value : OF_VARIABLES) {
            List<String> arguments = arguments(command);
            arguments.addAll(line(option));
            assertEndsInOneLine(Map.of(Environment.variable(option), value), arguments);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> anyCommand_anyArgument_endsInOneLine() {
    return commands(Main.commandLine())
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.qualifiedName(" "),
                    () -> {
                      for (String value : VALUES) {
                        if (value.equals("-")) {
                          continue; // The standard input of whoever runs the tests.
                        }
                        List<String> arguments = arguments(command);
                        arguments.removeIf(NO_FILE::equals);
                        // Without an option behind it, -- ends nothing.
                        arguments.add(value.equals("--") ? "--=" : value);
                        assertEndsInOneLine(Map.of(), arguments);
                      }
                    }));
  }

  /** Returns the command with all commands above it, and what it needs to fail at its end. */
  private static List<String> arguments(CommandSpec command) {
    List<String> arguments = new ArrayList<>(List.of(command.qualifiedName(" ").split(" ")));
    arguments.remove(0);
    arguments.addAll(line(command));
    return arguments;
  }

  private static Stream<CommandSpec> commands(CommandLine command) {
    Stream<CommandSpec> below =
        command.getSubcommands().values().stream().flatMap(HostileValuesTest::commands);
    return command.getSubcommands().isEmpty() ? Stream.of(command.getCommandSpec()) : below;
  }

  private static void assertEndsInOneLine(Map<String, String> variables, List<String> arguments) {
    Run run = Run.with(variables, arguments.toArray(String[]::new));
    assertThat(run.status()).as("status of %s %s: %s", variables, arguments, run).isIn(1, 2);
    // What doctor finds is its output.
    Run said =
        run.output().startsWith("FAIL  address: ")
            ? new Run(1, "", "sip-registration-mock-server: " + run.output())
            : run;
    assertThat(said.complaint(said.status()))
        .as("complaint of %s %s", variables, arguments)
        .doesNotContain("unexpected failure", "java.")
        .doesNotContainPattern("\\p{Cc}|(?<!/dev/)\\bnull\\b");
  }
}
