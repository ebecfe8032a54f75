package dev.sipregistration.mockserver.internal.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides what messages may repeat of a command line, a variable or a path. People pass a token, a
 * key or a password where its file is asked for, and messages end up in logs.
 */
public final class SafeText {
  /** Stands for what is not repeated. */
  public static final String HIDDEN = "[not shown: may be a secret]";

  /** What no path has in it, but JSON, keys, tokens and URLs have; a path has one slash of two. */
  private static final Pattern CONTENT =
      Pattern.compile("[{}\"\\p{Cntrl}]|-----BEGIN|\\beyJ|[A-Za-z]{2,}:/");

  private static final Pattern TOKEN = Pattern.compile("\\beyJ[\\w.-]+");

  /** The most characters of a path on Linux. */
  private static final int LONGEST = 4_096;

  private static final String SEGMENT = "[\\w.+~ -]{1,64}";

  /**
   * Begins like a path: {@code /}, {@code ./}, {@code ../}, {@code ~/} or a drive. A pattern takes
   * some of the stack for each repetition of a group, so there is a bound.
   */
  private static final Pattern ROOTED =
      Pattern.compile("(?:\\.{1,2}|~|[A-Za-z]:)?(?:[/\\\\]" + SEGMENT + "){1,64}[/\\\\]?");

  /** A name with an extension of the files that are asked for. */
  private static final Pattern FILE =
      Pattern.compile(
          "(?:%1$s[/\\\\]){0,64}%1$s\\.(?:ya?ml|json|properties|txt|pem|key|crt|cer|p12|pfx|jks|ks)"
              .formatted(SEGMENT),
          Pattern.CASE_INSENSITIVE);

  /** As long as a key, and of letters and digits that no name mixes so. */
  private static final Pattern RANDOM =
      Pattern.compile(
          "(?=[\\w+-]*[a-z])(?=[\\w+-]*[A-Z])(?=[\\w+-]*[0-9])[\\w+-]{16,}|[0-9a-fA-F]{32,}");

  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

  /** A word, an option, a number, a host, or a URL without user info and query. */
  private static final Pattern WORD =
      Pattern.compile(
          "[a-z][a-z-]{0,19}|--?[a-z]+(?:-[a-z]+){0,5}(?:-[0-9]{1,3})?"
              + "|-?[0-9]{1,19}(?:[.:,][0-9]{1,19}){0,7}"
              + "|[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,5}"
              + "|[a-z]{2,10}://[A-Za-z0-9.:_\\[\\]-]{1,100}(?:/[a-z0-9._-]{0,20}){0,8}");

  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

  private SafeText() {}

  /**
   * Returns a path as it was written, if it is there or is like a path.
   *
   * @return the path, or {@link #HIDDEN}
   */
  public static String path(Path path) {
    return path(path.toString());
  }

  private static String path(String text) {
    return isPath(text) ? text : HIDDEN;
  }

  /**
   * Returns an argument of any kind, if it is a word, a number, an address or a path.
   *
   * @return the argument, or {@link #HIDDEN}
   */
  public static String argument(String text) {
    return isArgument(text) ? text : HIDDEN;
  }

  /** Tells whether a text is what belongs into a file, and not the path of one. */
  public static boolean isContent(String text) {
    return CONTENT.matcher(text).find();
  }

  /**
   * Hides arguments in a message that quotes them.
   *
   * @param arguments what the message may quote: whole, without a name and {@code =}, or an item
   *     between commas
   */
  public static String hide(String message, Collection<String> arguments) {
    Set<String> quoted = new TreeSet<>(LONGEST_FIRST);
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      quoted.add(argument);
      quoted.add(value);
      quoted.addAll(List.of(value.split(",")));
    }
    String safe = message;
    for (String text : quoted) {
      if (!text.isBlank() && !isArgument(text)) {
        String whole = "(?<!\\w)" + Pattern.quote(text) + "(?!\\w)";
        safe = safe.replaceAll(whole, Matcher.quoteReplacement(HIDDEN));
      }
    }
    return safe;
  }

  /** Says which file cannot be used, and why. */
  public static String problem(IOException failure) {
    return failure instanceof FileSystemException broken && broken.getFile() != null
        ? path(broken.getFile()) + ": " + reason(failure)
        : reason(failure);
  }

  /** Says why a file cannot be used, without its path. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "may not be used by this user";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "is there already";
    }
    if (failure instanceof CharacterCodingException) {
      return "is not UTF-8";
    }
    String reason =
        failure instanceof FileSystemException broken ? broken.getReason() : failure.getMessage();
    return Objects.requireNonNullElse(reason, "cannot be used");
  }

  /** Leaves out JSON Web Tokens, which others may repeat from a request. */
  public static String withoutTokens(String text) {
    return TOKEN.matcher(text).replaceAll("...");
  }

  /**
   * Returns a text as one line that no terminal and no log takes for more: control characters, line
   * separators and marks that turn the direction of writing become spaces.
   */
  public static String oneLine(String text) {
    return CONTROLS.matcher(text).replaceAll(" ");
  }

  /** Escapes in JSON on several lines what a terminal would obey, which only texts in it have. */
  public static String json(String json) {
    return CONTROLS
        .matcher(json)
        .replaceAll(
            found ->
                found
                    .group()
                    .chars()
                    .mapToObj(
                        c -> c == '\n' ? "\n" : "\\\\u" + HexFormat.of().toHexDigits((char) c))
                    .collect(Collectors.joining()));
  }

  private static boolean isArgument(String text) {
    boolean word = text.length() <= LONGEST && WORD.matcher(text).matches();
    return (word && !RANDOM.matcher(text).find()) || isPath(text);
  }

  private static boolean isPath(String text) {
    if (text.length() > LONGEST || isContent(text)) {
      return false;
    }
    boolean written = ROOTED.matcher(text).matches() || FILE.matcher(text).matches();
    return (written && !RANDOM.matcher(text).find()) || isThere(text);
  }

  private static boolean isThere(String text) {
    try {
      return Files.exists(Path.of(text));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }
}
