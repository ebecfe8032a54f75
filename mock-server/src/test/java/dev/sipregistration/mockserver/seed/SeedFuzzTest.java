package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SeedFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\n",
          "\t",
          ":",
          "- ",
          "'",
          "\"",
          "[",
          "]",
          "{",
          "}",
          "*a ",
          "&a ",
          "!!binary ",
          "!x ",
          "|",
          ">",
          "%",
          "@",
          "#",
          "? ",
          "<<: ",
          "---\n",
          "...\n",
          "\\",
          "\u0000",
          "\u00e9",
          "\uD83D\uDE00",
          "0",
          "-1",
          "9999999999999999999999",
          "1e999",
          ".inf",
          ".nan",
          "~",
          "true",
          "1970-01-01T00:00:00Z",
          "2025-01-01T00:00:00Z",
          "PT9999999999999999H",
          "12:30:45",
          "123",
          "12345",
          "7890",
          "user_id: ",
          "x: y",
          "http://",
          "403.sip.invalid");

  /**
   * Replaces a stretch of the text by something else.
   *
   * @param at where, as a share of the text
   * @param length how much of it, a line at most
   * @param piece by what
   */
  private record Mutation(double at, int length, String piece) {
    String of(String text) {
      int from = (int) (at * text.length());
      int to = Math.min(text.length(), from + length);
      return text.substring(0, from) + piece + text.substring(to);
    }
  }

  @Property(tries = 2000)
  void load_mutatedSample_succeedsOrSaysWhatIsWrongInOneLine(
      @ForAll("mutations") List<Mutation> mutations) throws IOException {
    String yaml = SeedDocumentationTest.sample();
    for (Mutation mutation : mutations) {
      yaml = mutation.of(yaml);
    }

    assertLoadsOrExplains(yaml);
  }

  @Property(tries = 1000)
  void load_shuffledLines_succeedsOrSaysWhatIsWrongInOneLine(@ForAll("lines") List<String> lines) {
    assertLoadsOrExplains(String.join("\n", lines));
  }

  private static void assertLoadsOrExplains(String yaml) {
    try {
      assertThat(SeedTexts.load(yaml).world().accounts()).isNotNull();
    } catch (SeedException wrong) {
      assertThat(wrong.getMessage())
          .startsWith("seed.yaml:" + wrong.line() + ":" + wrong.column() + ": ")
          .doesNotContain("\n", "\r", "pepper", "7aa37bdd", "secret");
      assertThat(wrong.line()).isBetween(1, 1 + (int) yaml.lines().count());
    }
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of(PIECES))
        .as(Mutation::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<String>> lines() throws IOException {
    List<String> lines = SeedDocumentationTest.sample().lines().toList();
    return Arbitraries.of(lines).list().ofMaxSize(30).map(SeedFuzzTest::inAnAccount);
  }

  private static List<String> inAnAccount(List<String> lines) {
    return Stream.concat(
            Stream.of("accounts:", "  - account_id: 1", "    account_name: demo"), lines.stream())
        .toList();
  }
}
