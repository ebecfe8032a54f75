package dev.sipregistration.mockserver.internal.admin;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command as the documentation has it: {@code curl [-X METHOD] [-H 'Content-Type: TYPE' -d BODY]
 * URL}, each word as it is or in single quotes. Anything else is an error, so that nothing stays
 * untried.
 *
 * @param method the method
 * @param contentType what the body is
 * @param body the body, or an empty text for none
 * @param uri where to
 */
public record CurlLine(String method, String contentType, String body, URI uri) {
  private static final String TYPE = "Content-Type: ";
  private static final Set<String> BODY = Set.of("-d", "--data-binary");

  /** What zsh would expand has to be in quotes. */
  private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s'?*&$\"]+)");

  public static CurlLine parse(String line) {
    List<String> words = words(line);
    String method = "GET";
    String contentType = "application/json";
    String body = "";
    if (!words.remove(0).equals("curl")) {
      throw new IllegalArgumentException("no curl: " + line);
    }
    boolean explicit = words.get(0).equals("-X");
    if (explicit) {
      words.remove(0);
      method = words.remove(0);
    }
    if (words.get(0).equals("-H") && words.get(1).startsWith(TYPE)) {
      words.remove(0);
      contentType = words.remove(0).substring(TYPE.length());
      if (!BODY.contains(words.remove(0))) {
        throw new IllegalArgumentException("a type without a body: " + line);
      }
      body = words.remove(0);
      method = explicit ? method : "POST";
    }
    if (words.size() != 1) {
      throw new IllegalArgumentException("more than is understood: " + line);
    }
    return new CurlLine(method, contentType, body, URI.create(words.get(0)));
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    int end = 0;
    while (word.find() && line.substring(end, word.start()).isBlank()) {
      end = word.end();
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    if (end != line.length()) {
      throw new IllegalArgumentException("not in quotes: " + line.substring(end));
    }
    return words;
  }

  /** Makes the same request of another server. */
  public HttpRequest to(URI server) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + uri.getRawPath() + query));
    if (body.isEmpty()) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", contentType)
        .header("Accept", "application/json")
        .method(method, BodyPublishers.ofString(body))
        .build();
  }

  /** Tells whether this is a request of an operation, by the operation's path template. */
  boolean isOf(String operationMethod, String template) {
    String path = Pattern.quote(template).replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q");
    return method.equalsIgnoreCase(operationMethod) && uri.getPath().matches(path);
  }
}
