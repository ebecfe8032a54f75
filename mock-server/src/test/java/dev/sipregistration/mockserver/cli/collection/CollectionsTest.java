package dev.sipregistration.mockserver.cli.collection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.internal.contract.VendorContract;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reads each format as its tool does, and sends what is in it. */
class CollectionsTest {
  private static final Pattern ERROR = Pattern.compile("\\(error (\\d+)\\)$");

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private final List<CollectionRequest> requests = RequestCollection.of(VendorContract.current());
  private final String baseUrl = SERVER.server().baseUri().toString();

  /** A request as a tool has read it, with variables in it. */
  private record Read(String name, String url, String token, String type, String body) {}

  private void assertAccepted(List<Read> read) {
    assertThat(read).hasSameSizeAs(requests).hasSizeGreaterThan(100);
    for (Read request : read) {
      PlatformResponse response = SERVER.send(request(request));
      boolean platform = request.url.contains("/platform_api/");
      assertThat(response.status()).as("%s", request).isIn(200, 201);
      if (platform) {
        Matcher error = ERROR.matcher(request.name);
        assertThat(response.json().at("/error/code").asInt())
            .as("%s", request)
            .isEqualTo(error.find() ? Integer.parseInt(error.group(1)) : 0);
      }
    }
  }

  private HttpRequest request(Read read) {
    assertThat(read.token).isIn("{{token}}", "{{adminToken}}");
    return HttpRequest.newBuilder(URI.create(read.url.replace("{{baseUrl}}", baseUrl)))
        .header("Content-Type", read.type)
        .header(
            "Authorization",
            "Bearer " + (read.token.equals("{{token}}") ? SERVER.token("owner") : "none"))
        .POST(HttpRequest.BodyPublishers.ofString(read.body))
        .build();
  }

  @Test
  void httpFile_sentInOrder_isAccepted() {
    List<Read> read = new ArrayList<>();
    String file = HttpFile.of(requests, baseUrl);
    assertThat(file).contains("@baseUrl = " + baseUrl + "\n");
    for (String part : file.split("(?m)^### ")) {
      if (!part.startsWith("#")) {
        String[] lines = part.split("\n", -1);
        read.add(
            new Read(
                lines[0],
                lines[1].substring("POST ".length()),
                lines[2].substring("Authorization: Bearer ".length()),
                lines[3].substring("Content-Type: ".length()),
                lines[5]));
      }
    }

    assertAccepted(read);
  }

  @Test
  void postmanCollection_sentInOrder_isAccepted() throws Exception {
    JsonNode collection = new JsonMapper().readTree(PostmanCollection.of(requests, baseUrl));
    assertThat(collection.at("/variable/0/value").asText()).isEqualTo(baseUrl);
    List<Read> read = new ArrayList<>();
    for (JsonNode folder : collection.path("item")) {
      for (JsonNode item : folder.path("item")) {
        JsonNode request = item.path("request");
        JsonNode body = request.path("body");
        List<String> fields = new ArrayList<>();
        body.path("urlencoded")
            .forEach(
                field ->
                    fields.add(
                        field.path("key").asText() + "=" + encoded(field.path("value").asText())));
        read.add(
            new Read(
                item.path("name").asText(),
                request.path("url").asText(),
                request.at("/auth/bearer/0/value").asText(),
                request.at("/header/0/value").asText(),
                body.path("mode").asText().equals("raw")
                    ? body.path("raw").asText()
                    : String.join("&", fields)));
      }
    }

    assertAccepted(read);
  }

  @Test
  void brunoCollection_sentInOrder_isAccepted() throws Exception {
    Map<String, String> files = BrunoCollection.of(requests, baseUrl);
    assertThat(new JsonMapper().readTree(files.get("bruno.json")).path("version").asText())
        .isEqualTo("1");
    assertThat(files.get("environments/mock-server.bru")).contains("  baseUrl: " + baseUrl + "\n");
    List<Read> read = new ArrayList<>();
    files.forEach(
        (path, file) -> {
          if (!path.equals("bruno.json") && !path.startsWith("environments/")) {
            boolean json = file.contains("\n  body: json\n");
            assertThat(file).doesNotContain("{\n}", "{\n\n}");
            String body =
                file.contains("\n  body: none\n")
                    ? ""
                    : file.replaceAll("(?s).*\nbody:[a-z-]+ \\{\n(.*)\n}\n", "$1").strip();
            read.add(
                new Read(
                    one(file, "name"),
                    one(file, "url"),
                    one(file, "token"),
                    json ? "application/json" : "application/x-www-form-urlencoded",
                    json ? body : form(body)));
          }
        });

    assertAccepted(read);
  }

  private static String one(String file, String key) {
    Matcher line = Pattern.compile("(?m)^  " + key + ": (.*)$").matcher(file);
    assertThat(line.find()).as("%s in %s", key, file).isTrue();
    return line.group(1);
  }

  private static String form(String fields) {
    return fields
        .lines()
        .map(line -> line.strip().split(": ?", 2))
        .map(field -> field[0] + "=" + encoded(field[1]))
        .reduce((first, second) -> first + "&" + second)
        .orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
