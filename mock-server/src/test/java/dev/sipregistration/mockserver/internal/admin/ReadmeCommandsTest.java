package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the pages that are not about the admin API; those that start a jar are CI's. */
class ReadmeCommandsTest {
  private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  static Stream<Path> pages() {
    return Stream.of(Path.of("README.md"), Path.of("docs", "frameworks.md"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commands_inTheirOrder_allSucceed(Path page) throws IOException {
    List<String> commands = new ArrayList<>();
    Matcher block = COMMANDS.matcher(Files.readString(page));
    while (block.find()) {
      block.group(1).lines().filter(line -> line.startsWith("curl ")).forEach(commands::add);
    }

    assertThat(commands)
        .isNotEmpty()
        .allSatisfy(
            command -> {
              PlatformResponse answer =
                  SERVER.send(CurlLine.parse(command).to(SERVER.server().baseUri()));
              assertThat(answer.status()).as("%s: %s", command, answer).isBetween(200, 204);
            });
  }
}
