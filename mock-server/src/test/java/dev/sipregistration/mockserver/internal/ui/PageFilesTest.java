package dev.sipregistration.mockserver.internal.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.faults.Fault;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {
  private static final Path SOURCE =
      Path.of("src/main/resources/dev/sipregistration/mockserver/internal/ui/page");

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCE)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void root_leadsToThePage() {
    PlatformResponse answer = SERVER.get("/");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo("/__admin/ui");
  }

  @Test
  void root_whileCallsMayBeDelayed_leadsToThePage() {
    SERVER.server().faults().add(Fault.errorCode(127));

    assertThat(SERVER.get("/").status()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/ui", "/__admin/ui/", "/__admin/ui/index.html"})
  void page_isHtmlUnderAStrictPolicy(String path) {
    PlatformResponse answer = SERVER.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.text()).startsWith("<!doctype html>");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void files_ofTheSource_areAllServed() throws IOException {
    for (Path source : sources()) {
      String path = "/__admin/ui/" + SOURCE.relativize(source).toString().replace('\\', '/');
      PlatformResponse answer = SERVER.get(path);

      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.text()).as(path).isEqualTo(Files.readString(source));
    }
  }

  @Test
  void files_ofTheSource_nameNoOtherServer() throws IOException {
    for (Path source : sources()) {
      assertThat(Files.readString(source))
          .as(source.toString())
          .doesNotContain("https://", "//cdn", "innerHTML", "eval(", "unsafeHTML");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__admin/ui/lit-html/lit-html.js",
        "/__admin/ui/lit-html/directives/repeat.js",
        "/__admin/ui/swagger-ui/swagger-ui-bundle.js",
        "/__admin/ui/swagger-ui/swagger-ui.css",
        "/__admin/openapi/sip-registration.yaml",
        "/__admin/openapi/mock-server-admin.yaml"
      })
  void libraryOrContract_isServed(String path) {
    PlatformResponse answer = SERVER.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__admin/ui/nothing.js",
        "/__admin/ui/../PageFiles.class",
        "/__admin/ui/%2e%2e/versions.properties",
        "/__admin/ui//index.html",
        "/__admin/ui/lit-html/LICENSE",
        "/__admin/openapi/nothing.yaml",
        "/__admin/openapi"
      })
  void otherPath_isUnknown(String path) {
    assertThat(SERVER.get(path).status()).isEqualTo(404);
  }

  @Test
  void file_thatTheClientHas_isNotSentAgain() {
    String path = "/__admin/ui/lit-html/lit-html.js";
    HttpRequest again =
        HttpRequest.newBuilder(SERVER.uri(path))
            .header("If-None-Match", SERVER.get(path).header("ETag"))
            .build();

    PlatformResponse answer = SERVER.send(again);

    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.bytes()).isEmpty();
  }

  @Test
  void file_otherwiseThanRead_isRefused() {
    assertThat(SERVER.post("/__admin/ui", "text/plain", "").status()).isIn(404, 405);
    assertThat(SERVER.post("/", "text/plain", "").status()).isEqualTo(404);
  }
}
