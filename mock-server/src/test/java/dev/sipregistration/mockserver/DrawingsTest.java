package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the drawings of the pages show is what the mock server does. */
class DrawingsTest {
  private static final Path DRAWINGS = Path.of("..", "docs", "images");
  private static final Pattern STYLE = Pattern.compile("(?s)<style>.*</defs>");
  private static final Pattern VALUE = Pattern.compile("id=\"(\\w+-\\w+)\"[^>]*>([\\d.]+)<");
  private static final Pattern STATE = Pattern.compile("id=\"(\\w+)\"[^>]*>\\w[^<]+</text>");
  private static final Pattern CALLBACK = Pattern.compile("callback\"[^>]*>(\\w+)<");
  private static final Pattern BOUND = Pattern.compile("id=\"(before|after)-(\\d)-(\\w+)\"");

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  static List<Path> drawings() throws IOException {
    try (Stream<Path> files = Files.list(DRAWINGS)) {
      return files.filter(file -> file.toString().endsWith(".svg")).sorted().toList();
    }
  }

  private static String drawing(String name) throws IOException {
    return Files.readString(DRAWINGS.resolve(name));
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void drawing_isReadableInLightAndDarkAndToScreenReaders(Path file) throws Exception {
    String drawing = Files.readString(file);
    Matcher style = STYLE.matcher(drawing);

    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertThat(drawing)
        .contains("role=\"img\" aria-labelledby=\"title desc\"", "<title id=", "<desc id=")
        .contains("class=\"sheet\"", "prefers-color-scheme: dark");
    assertThat(style.find()).isTrue();
    assertThat(drawing("overview.svg")).contains(style.group());
  }

  @Test
  void life_comparedWithDomain_hasItsStatesAndCallbacks() throws IOException {
    String life = drawing("life.svg");

    assertThat(STATE.matcher(life).results().map(state -> state.group(1)))
        .filteredOn(id -> !id.equals("title"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SipRegistrationState.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList());
    assertThat(CALLBACK.matcher(life).results().map(callback -> callback.group(1)))
        .isNotEmpty()
        .isSubsetOf(Arrays.stream(CallbackType.values()).map(CallbackType::wireName).toList());
  }

  @Test
  void monthOfMoney_carriedOut_hasTheAmountsOfTheDrawing() throws IOException {
    Map<String, String> amounts = new TreeMap<>();
    clock("set", "2026-01-01T00:00:00Z");
    SERVER.as("owner").create();
    put(amounts, "created");
    clock("set", "2026-02-01T00:00:00Z");
    put(amounts, "renewed");
    clock("set", "2026-02-10T00:00:00Z");
    SERVER.as("owner").delete("sip_registration_id", "1");
    put(amounts, "deleted");
    clock("set", "2026-03-01T00:00:00Z");
    put(amounts, "ended");

    Map<String, String> drawn = new TreeMap<>();
    VALUE
        .matcher(drawing("month-of-money.svg"))
        .results()
        .forEach(value -> drawn.put(value.group(1), value.group(2)));
    assertThat(drawn).isEqualTo(amounts);
  }

  private static void clock(String how, String when) {
    assertThat(SERVER.postJson("/__admin/clock", "{\"%s\": \"%s\"}".formatted(how, when)).status())
        .isEqualTo(200);
  }

  private static void put(Map<String, String> amounts, String when) {
    for (String amount : List.of("posted", "reserved", "available")) {
      amounts.put(
          when + "-" + amount,
          SERVER.account(1).path("money").path(amount).decimalValue().setScale(2).toPlainString());
    }
  }

  @Test
  void displacement_carriedOut_hasTheLinesOfTheDrawing() throws IOException {
    SERVER.as("owner").create();
    SERVER.as("owner").create();
    bindToJohn(1);
    List<String> bound = new ArrayList<>(bound("before"));
    bindToJohn(2);
    bound.addAll(bound("after"));

    assertThat(
            BOUND
                .matcher(drawing("displacement.svg"))
                .results()
                .map(line -> line.group(1) + "-" + line.group(2) + "-" + line.group(3)))
        .containsExactlyElementsOf(bound);
  }

  private static void bindToJohn(long id) {
    SERVER
        .as("owner")
        .bind(
            "sip_registration_id", Long.toString(id), "application_id", "123", "user_name", "john");
  }

  private static List<String> bound(String when) {
    List<String> bound = new ArrayList<>();
    for (long id : List.of(1L, 2L)) {
      JsonNode registration = SERVER.registration(id);
      for (String target : List.of("application", "user")) {
        if (registration.path(target + "_id").asLong() != 0) {
          bound.add(when + "-" + id + "-" + target);
        }
      }
    }
    return bound;
  }
}
