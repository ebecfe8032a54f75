package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.journal.RequestStyle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands on the page do what it says. */
class ExistingClientsDocumentationTest {
  private static final Path PAGE = Path.of("docs", "existing-clients.md");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private static List<String> commands() throws IOException {
    return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("curl ")).toList();
  }

  @Test
  void commands_allOfThem_makeTheSameRegistration() throws IOException {
    for (String command : commands()) {
      SERVER.server().reset();

      PlatformResponse answer = SERVER.send(request(command));

      assertThat(answer.code()).as(command).isZero();
      JsonNode registration = SERVER.registration(answer.id());
      assertThat(registration.path("sip_username").asText()).isEqualTo("alice");
      assertThat(registration.path("proxy").asText()).isEqualTo("sip.example.com");
    }
  }

  @Test
  void commands_together_showEachFormOfRequest() throws IOException {
    for (String command : commands()) {
      SERVER.send(request(command));
    }

    Set<RequestStyle> shown = EnumSet.noneOf(RequestStyle.class);
    SERVER.server().journal().calls().forEach(call -> shown.addAll(call.forms()));
    assertThat(shown)
        .contains(
            RequestStyle.QUERY,
            RequestStyle.URLENCODED_BODY,
            RequestStyle.MULTIPART_BODY,
            RequestStyle.JSON_BODY,
            RequestStyle.COMMAND_FIELD,
            RequestStyle.GET,
            RequestStyle.TRAILING_SLASH);
  }

  /** Makes the request that curl would make; options that are not known here are an error. */
  private static HttpRequest request(String command) {
    List<String> words =
        WORD.matcher(command)
            .results()
            .map(ExistingClientsDocumentationTest::word)
            .collect(Collectors.toList());
    URI uri = URI.create(words.remove(words.size() - 1));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            SERVER.uri(
                uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())));
    StringBuilder data = new StringBuilder();
    StringBuilder parts = new StringBuilder();
    String type = "application/x-www-form-urlencoded";
    String method = "GET";
    for (int i = 1; i < words.size(); i += 2) {
      String value = words.get(i + 1);
      switch (words.get(i)) {
        case "-X" -> method = value;
        case "-d" -> data.append(data.isEmpty() ? "" : "&").append(value);
        case "-F" -> parts.append(part(value));
        case "-H" -> {
          String[] header = value.split(": ", 2);
          if (header[0].equals("Content-Type")) {
            type = header[1];
          } else {
            request.header(header[0], header[1]);
          }
        }
        default -> throw new IllegalArgumentException("unknown option in " + command);
      }
    }
    if (!parts.isEmpty()) {
      return request
          .header("Content-Type", "multipart/form-data; boundary=b")
          .POST(BodyPublishers.ofString(parts + "--b--\r\n"))
          .build();
    }
    return data.isEmpty()
        ? request.method(method, BodyPublishers.noBody()).build()
        : request
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(data.toString()))
            .build();
  }

  /** Returns a word as a shell reads it, which puts values into double quotes and no others. */
  private static String word(MatchResult word) {
    if (word.group(1) != null) {
      return word.group(1);
    }
    return word.group(2) == null
        ? word.group(3)
        : word.group(2).replace("$TOKEN", SERVER.token("owner"));
  }

  private static String part(String field) {
    String[] nameAndValue = field.split("=", 2);
    return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(nameAndValue[0], nameAndValue[1]);
  }
}
