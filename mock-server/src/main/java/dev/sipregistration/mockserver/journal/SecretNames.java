package dev.sipregistration.mockserver.journal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes secrets, also under a misspelt name: {@code pasword} still holds a password. */
public final class SecretNames {
  /**
   * A part of a name that marks a secret.
   *
   * @param letters the part, in small letters
   * @param typingErrors how many letters may be wrong, missing or added
   */
  private record Part(String letters, int typingErrors) {}

  private static final String PARENT_ACCOUNT = "parentaccount";

  private static final List<Part> PARTS =
      List.of(
          new Part("password", 2),
          new Part("passwd", 1),
          new Part("passphrase", 2),
          new Part("pass", 0),
          new Part("pwd", 0),
          new Part("secret", 2),
          new Part("token", 1),
          new Part("apikey", 1),
          new Part("privatekey", 2),
          new Part("credential", 2),
          new Part("authorization", 2),
          new Part("bearer", 1),
          new Part("signature", 2),
          new Part("salt", 0),
          new Part("jwt", 0),
          new Part("sessionid", 2),
          new Part("session", 1),
          new Part("sessid", 0),
          new Part(PARENT_ACCOUNT, 2));

  /** The beginning of a JSON object, and so of each JWT, in Base64. */
  private static final String BEGINNING_OF_JWT = "eyJ";

  private static final String BEGINNING_OF_PEM = "-----BEGIN";
  private static final String BEARER = "bearer ";

  /** The credentials that the vendor's API accepts among the parameters of a call. */
  private static final Set<String> CREDENTIALS =
      Set.of("apikey", "accountpassword", "sessionid", "adminuserapikey", "adminuserpassword");

  /** A name with its value, as in a query or in JSON. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Za-z_-]{2,40})(?:\\s*=|['\"]\\s*[:=])\\s*[^\\s&;]");

  /** More than is recorded of any text. */
  private static final int MOST_RECORDED = 1_024;

  private SecretNames() {}

  /**
   * Tells whether a name is that of a secret, or close to one.
   *
   * @param name the name of a parameter, in any style
   * @return whether its value must not be recorded
   */
  public static boolean isSecret(String name) {
    String letters = letters(name);
    return letters.endsWith("key")
        || letters.equals("auth")
        || letters.equals("pw")
        || PARTS.stream().anyMatch(part -> isIn(letters, part));
  }

  /**
   * Tells whether a name is that of a credential which the platform accepts as a parameter.
   *
   * @param name the name of a parameter, in any style
   * @return whether its value would authorize a call of the platform
   */
  public static boolean isCredential(String name) {
    String letters = letters(name);
    return CREDENTIALS.contains(letters) || letters.startsWith(PARENT_ACCOUNT);
  }

  /**
   * Tells whether a text looks like a token or a key, or has the value of a secret in it, whatever
   * its name.
   *
   * @param text a value, a name, or any other text of a request
   * @return whether it must not be recorded
   */
  public static boolean looksSecret(String text) {
    return (text.contains(BEGINNING_OF_JWT) && text.indexOf('.') >= 0)
        || text.contains(BEGINNING_OF_PEM)
        || text.regionMatches(true, 0, BEARER, 0, BEARER.length())
        || assignsSecret(text);
  }

  private static boolean assignsSecret(String text) {
    // Most texts have neither, and the pattern looks at each of their letters many times.
    if (text.indexOf('=') < 0 && text.indexOf(':') < 0) {
      return false;
    }
    Matcher assignments =
        ASSIGNMENT.matcher(text.substring(0, Math.min(text.length(), MOST_RECORDED)));
    while (assignments.find()) {
      if (isSecret(assignments.group(1))) {
        return true;
      }
    }
    return false;
  }

  private static String letters(String name) {
    return name.codePoints()
        .filter(Character::isLetter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  /** Searches the text for the part with typing errors (Sellers, 1980). */
  private static boolean isIn(String text, Part part) {
    if (part.typingErrors() == 0) {
      return text.contains(part.letters());
    }
    String letters = part.letters();
    int[] column = new int[letters.length() + 1];
    for (int i = 0; i < column.length; i++) {
      column[i] = i;
    }
    for (int j = 0; j < text.length(); j++) {
      // The first row stays zero: a match may begin anywhere.
      int diagonal = 0;
      for (int i = 1; i < column.length; i++) {
        int change = letters.charAt(i - 1) == text.charAt(j) ? 0 : 1;
        int best = Math.min(Math.min(column[i], column[i - 1]) + 1, diagonal + change);
        diagonal = column[i];
        column[i] = best;
      }
      if (column[letters.length()] <= part.typingErrors()) {
        return true;
      }
    }
    return false;
  }
}
