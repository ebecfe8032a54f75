package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.internal.admin.CurlLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, whose samples and commands tests try.
 *
 * @param file where it is, seen from this module
 */
public record DocumentationPage(Path file) {
  private static final Pattern IMPORTS = Pattern.compile("\\A(?:import [^\n]+;\n|\n)+");
  private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");

  public static DocumentationPage of(String name) {
    return new DocumentationPage(Path.of("docs", name));
  }

  /** Returns the block that is marked {@code <!-- sample: name -->}, without its imports. */
  public String sample(String name) throws IOException {
    Matcher sample =
        Pattern.compile("(?s)<!-- sample: " + name + " -->\n```\\w*\n(.*?)```")
            .matcher(Files.readString(file));
    assertThat(sample.find()).as("sample %s of %s", name, file).isTrue();
    return withoutImports(sample.group(1));
  }

  /** Returns a sample without the imports that it begins with. */
  public static String withoutImports(String sample) {
    return IMPORTS.matcher(sample).replaceFirst("");
  }

  /** Returns what stands in a test between {@code // sample: name} and {@code // end}. */
  public static String code(Class<?> test, String name) throws IOException {
    Path source = Path.of("src", "test", "java", test.getName().replace('.', '/') + ".java");
    Matcher code =
        Pattern.compile("(?s) +// sample: " + name + "\n(.*?) +// end\n")
            .matcher(Files.readString(source));
    assertThat(code.find()).as("code of %s", name).isTrue();
    return code.group(1).stripTrailing().stripIndent() + "\n";
  }

  /** Makes the requests of the page's curl commands, in their order, none of which may fail. */
  public void runCommands(MockServerFixture server) throws IOException {
    Matcher block = COMMANDS.matcher(Files.readString(file));
    int commands = 0;
    while (block.find()) {
      for (String command : block.group(1).lines().toList()) {
        PlatformResponse answer =
            server.send(CurlLine.parse(command).to(server.server().baseUri()));
        assertThat(answer.status()).as("%s: %s", command, answer).isBetween(200, 204);
        commands++;
      }
    }
    assertThat(commands).isPositive();
  }
}
