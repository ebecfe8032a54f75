package dev.sipregistration.client;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The secrets of a call, redacted even where a server repeats them in its response. */
final class Secrets {

  /** What follows the names under which secrets are sent, even if a server cuts it short. */
  private static final Pattern NAMED =
      Pattern.compile(
          "[?&]?password(=|[%]3D)[^&\\s\"'<>]*|(?<=Bearer[ +])[\\w.~+/=-]{20,}",
          Pattern.CASE_INSENSITIVE);

  private final @Nullable String password;
  private final @Nullable AccessToken token;

  /** Compiled when it is needed first, which only failures do. */
  private @Nullable Pattern passwordPattern;

  private Secrets(@Nullable String password, @Nullable AccessToken token) {
    this.password = password;
    this.token = token;
  }

  static Secrets of(@Nullable String password) {
    return new Secrets(password, null);
  }

  Secrets and(AccessToken other) {
    return new Secrets(password, other);
  }

  /** Returns the text with each secret replaced, plain or encoded. */
  String redact(String text) {
    String redacted = token == null ? text : text.replace(token.value(), "***");
    if (password != null) {
      if (passwordPattern == null) {
        passwordPattern = inAnyEncoding(password);
      }
      redacted = passwordPattern.matcher(redacted).replaceAll("***");
    }
    return NAMED.matcher(redacted).replaceAll("***");
  }

  private static Pattern inAnyEncoding(String secret) {
    StringBuilder regex = new StringBuilder();
    secret.codePoints().forEach(character -> regex.append(inAnyEncoding(character)));
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }

  /** Matches a character as it is, in a URI, in JSON or in HTML. */
  private static String inAnyEncoding(int codePoint) {
    String character = Character.toString(codePoint);
    StringJoiner encodings = new StringJoiner("|", "(?:", ")");
    encodings.add(percentEncoded(character));
    encodings.add(unicodeEscaped(character));
    encodings.add("&#0*" + codePoint + ";");
    encodings.add("&#x0*" + Integer.toHexString(codePoint) + ";");
    switch (codePoint) {
      case ' ' -> encodings.add("\\+");
      case '&' -> encodings.add("&amp;");
      case '<' -> encodings.add("&lt;");
      case '>' -> encodings.add("&gt;");
      case '"' -> encodings.add("&quot;|\\\\\"");
      case '\'' -> encodings.add("&apos;");
      case '/' -> encodings.add("\\\\/");
      case '\\' -> encodings.add("\\\\\\\\");
      default -> {}
    }
    // The last, because it begins some of the others.
    encodings.add(Pattern.quote(character));
    return encodings.toString();
  }

  private static String percentEncoded(String character) {
    StringBuilder regex = new StringBuilder();
    for (byte each : character.getBytes(StandardCharsets.UTF_8)) {
      regex.append(String.format(Locale.ROOT, "%%(?:25)*%02x", each));
    }
    return regex.toString();
  }

  private static String unicodeEscaped(String character) {
    StringBuilder regex = new StringBuilder();
    character.chars().forEach(each -> regex.append(String.format(Locale.ROOT, "\\\\u%04x", each)));
    return regex.toString();
  }

  @Override
  public String toString() {
    return "***";
  }
}
