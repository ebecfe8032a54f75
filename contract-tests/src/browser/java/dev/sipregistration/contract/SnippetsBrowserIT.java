package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServer;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java code that the page makes of calls, compiled as somebody would who copied it. */
class SnippetsBrowserIT {
  private static final List<String> CALLS =
      List.of(
          "CreateSipRegistration?sip_username=a%22b%5C&proxy=p.example&auth_user=%E2%82%AC"
              + "&outbound_proxy=o.example&password=hunter2&application_id=123&rule_id=7890",
          "CreateSipRegistration?sip_username=a&proxy=p&is_persistent=false&application_id=123"
              + "&user_name=john",
          "CreateSipRegistration?sip_username=a",
          "BindSipRegistration?sip_registration_id=1&application_name=demo&rule_name=incoming"
              + "&user_id=12345",
          "BindSipRegistration?sip_registration_id=1&application_id=123&user_id=12345&bind=false",
          "BindSipRegistration?sip_registration_id=1&application_id=123&bind=false",
          "BindSipRegistration?user_id=12345&bind=false",
          "BindSipRegistration?application_id=123&user_name=john&bind=false",
          "BindSipRegistration?bind=true",
          "UpdateSipRegistration?sip_registration_id=1&sip_username=b&proxy=q.example&auth_user=c"
              + "&outbound_proxy=o.example&password=hunter2&application_id=123&user_id=12345",
          "UpdateSipRegistration?sip_registration_id=99&proxy=q.example",
          "UpdateSipRegistration?sip_registration_id=1",
          "GetSipRegistrations?count=1",
          "DeleteSipRegistration?sip_registration_id=99",
          "DeleteSipRegistration?sip_registration_id=1",
          "NoSuchMethod");

  private static final String SNIPPETS =
      """
      return Promise.all([fetch('/__admin/journal'), import('/__admin/ui/snippets.js')]).then(
        ([journal, snippets]) => journal.json().then((found) => found.calls.map((call) =>
          `void client${call.number}() {\\n${snippets.asClient(call)};\\n}\\n${snippets.asTest(call)}`)));
      """;

  private static final String CLASS =
      """
      import static org.assertj.core.api.Assertions.assertThat;
      import static org.assertj.core.api.Assertions.assertThatThrownBy;

      import dev.sipregistration.client.*;
      import dev.sipregistration.mockserver.*;
      import dev.sipregistration.mockserver.journal.*;
      import org.junit.jupiter.api.Test;

      class Copied {
        SipRegistrationClient client;
        String password;

      %s
      }
      """;

  @Test
  void javaCode_ofEachKindOfCall_compiles(@TempDir Path classes) {
    try (MockServer server = MockServer.start();
        Browser browser = new Browser()) {
      CALLS.forEach(call -> PageBrowserIT.raw(server, call));
      browser.open(server.baseUri(), "/__admin/ui");

      List<?> snippets = (List<?>) browser.run(SNIPPETS);

      assertThat(snippets).hasSameSizeAs(CALLS);
      String code = snippets.stream().map(Object::toString).collect(Collectors.joining("\n"));
      assertThat(code).contains("client.create(", "client.bind(", "client.unbind(");
      assertThat(code).contains("client.update(", "client.delete(").doesNotContain("hunter2");
      assertThat(errors(CLASS.formatted(code), classes)).isEmpty();
    }
  }

  private static String errors(String code, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///Copied.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
          }
        };
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    boolean compiled = compiler.getTask(errors, null, null, options, null, List.of(source)).call();
    return compiled ? "" : errors + code;
  }
}
