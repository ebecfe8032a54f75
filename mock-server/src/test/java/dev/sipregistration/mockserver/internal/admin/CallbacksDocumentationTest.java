package dev.sipregistration.mockserver.internal.admin;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sipregistration.mockserver.DocumentationPage;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.callbacks.CallbackDelivery;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallbacksDocumentationTest {
  /** The page is found from this module, where its tests are run. */
  private static final Path PAGE = Path.of("docs", "callbacks.md");

  private static final Path SOURCE =
      Path.of("src", "test", "java")
          .resolve(CallbacksDocumentationTest.class.getName().replace('.', '/') + ".java");

  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.callbackSink(true));

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private static String block(String language) throws IOException {
    return blocks(language).get(0);
  }

  private static void createSipRegistration(MockServer server) {
    assertThat(server).isSameAs(SERVER.server());
    SERVER.as("owner").create("proxy", "sip.example.org");
  }

  /** Runs the page's sample as it stands there. */
  private static void runSample(MockServer server, AccountId account, URI url) {
    // sample
    server.control().changeCallbacks(account, new Callbacks(url, new Secret("pepper")));
    createSipRegistration(server);

    RegistrarSubject all = new RegistrarSubject.OfProxy(SipProxy.of("sip.example.org"));
    server.control().arrange(account, all, new RegistrarOutcome.Rejected(SipStatus.of(403)));

    CallbackDelivery delivery =
        server
            .callbacks()
            .awaitDelivered(account, CallbackType.SIP_REGISTRATION_FAIL, Duration.ofSeconds(5));
    assertEquals(1, delivery.attempts());
    // end
  }

  @Test
  void commands_inTheirOrder_allSucceed() throws IOException {
    List<String> commands = blocks("sh").stream().flatMap(String::lines).toList();

    assertThat(commands).hasSize(7);
    for (String command : commands) {
      PlatformResponse answer = SERVER.send(CurlLine.parse(command).to(SERVER.server().baseUri()));
      assertThat(answer.status()).as("%s: %s", command, answer).isBetween(200, 204);
    }
  }

  @Test
  void javaSample_run_sendsWhatThePageShows() throws IOException {
    RECEIVER.stubFor(post(anyUrl()).willReturn(ok()));

    runSample(SERVER.server(), DemoWorld.ACCOUNT, URI.create(RECEIVER.url("/callbacks")));

    assertThat(RECEIVER.findAll(postRequestedFor(anyUrl())).get(0).getBodyAsString() + "\n")
        .isEqualTo(block("json"));
  }

  @Test
  void javaSample_onThePage_isTheOneThatIsRun() throws IOException {
    Matcher sample =
        Pattern.compile("(?s) // sample\n(.*?) *// end\n").matcher(Files.readString(SOURCE));

    assertThat(sample.find()).isTrue();
    assertThat(sample.group(1).indent(-4))
        .isEqualTo(DocumentationPage.withoutImports(block("java")));
  }

  @Test
  void page_comparedWithTypes_tellsOfEach() throws IOException {
    String page = Files.readString(PAGE);

    for (CallbackType type : CallbackType.values()) {
      assertThat(page).contains("| `" + type.wireName() + "` |");
    }
  }
}
