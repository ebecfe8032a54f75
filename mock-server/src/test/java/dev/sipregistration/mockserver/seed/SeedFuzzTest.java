package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sipregistration.mockserver.random.RandomTrials;
import dev.sipregistration.mockserver.random.RandomValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  /** Those of the sample. */
  private static final List<String> SECRETS = List.of("pepper", "7aa37bdd", "secret");

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

  private static Mutation mutation(RandomValues values) {
    return new Mutation(
        values.between(0, 1_000_000) / 1e6, values.between(0, 40), values.oneOf(PIECES));
  }

  @Test
  void load_mutatedSample_succeedsOrSaysWhatIsWrongInOneLine() throws IOException {
    String sample = SeedDocumentationTest.sample();
    RandomTrials.checkSequences(
        2000,
        1,
        4,
        SeedFuzzTest::mutation,
        mutations -> {
          String yaml = sample;
          for (Mutation mutation : mutations) {
            yaml = mutation.of(yaml);
          }
          assertLoadsOrExplains(yaml, SECRETS);
        });
  }

  @Test
  void load_shuffledLines_succeedsOrSaysWhatIsWrongInOneLine() throws IOException {
    List<String> sample = SeedDocumentationTest.sample().lines().toList();
    String account = "accounts:\n  - account_id: 1\n    account_name: demo\n";
    RandomTrials.checkSequences(
        1000,
        0,
        30,
        values -> values.oneOf(sample),
        lines -> assertLoadsOrExplains(account + String.join("\n", lines), SECRETS));
  }

  @FuzzTest(maxDuration = "10s")
  void load_anyText_succeedsOrSaysWhatIsWrongInOneLine(byte[] input) {
    assertLoadsOrExplains(new String(input, StandardCharsets.UTF_8), List.of());
  }

  private static void assertLoadsOrExplains(String yaml, List<String> secrets) {
    try {
      assertThat(SeedTexts.load(yaml).world().accounts()).isNotNull();
    } catch (SeedException wrong) {
      assertThat(wrong.getMessage())
          .startsWith("seed.yaml:" + wrong.line() + ":" + wrong.column() + ": ")
          .doesNotContain("\n", "\r")
          .satisfies(message -> assertThat(secrets).noneMatch(message::contains));
      assertThat(wrong.line()).isBetween(1, 1 + lineEnds(yaml));
    }
  }

  /** To YAML, more characters end a line than to Java; two of them may end two. */
  private static int lineEnds(String yaml) {
    return (int) yaml.chars().filter(each -> "\n\r\u0085\u2028\u2029".indexOf(each) >= 0).count();
  }
}
