package dev.sipregistration.mockserver.internal.rest.body;

import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One part of a multipart form, in Latin-1.
 *
 * @param headers their values by their names in small letters, in order
 */
record FormPart(Map<String, List<String>> headers, String content) {
  /** The encodings that do not change bytes; RFC 7578 deprecates all others. */
  private static final Set<String> PLAIN = Set.of("7bit", "8bit", "binary");

  private static final Pattern LINE_END = Pattern.compile("\\r?\\n");

  /** A line that begins with a blank goes on with the header before it. */
  private static final Pattern FOLDING = Pattern.compile("\\r?\\n[ \\t]");

  /**
   * Reads a part, or nothing if it has no name. The value is null if the part is a file, encoded,
   * or no text in its charset.
   */
  static Optional<FormField> read(String part) {
    return split(part).flatMap(FormPart::field);
  }

  /** An empty line ends the headers, which are lines; without one there is no content. */
  private static Optional<FormPart> split(String part) {
    int start = 0;
    for (int end = part.indexOf('\n'); end >= 0; end = part.indexOf('\n', start)) {
      if (end == start || (end == start + 1 && part.charAt(start) == '\r')) {
        return Optional.of(
            new FormPart(headers(part.substring(0, start)), part.substring(end + 1)));
      }
      start = end + 1;
    }
    return start == part.length() && start > 0
        ? Optional.of(new FormPart(headers(part), ""))
        : Optional.empty();
  }

  private static Map<String, List<String>> headers(String lines) {
    Map<String, List<String>> headers = new HashMap<>();
    LINE_END
        .splitAsStream(FOLDING.matcher(lines).replaceAll(" "))
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers
                    .computeIfAbsent(name, first -> new ArrayList<>(1))
                    .add(line.substring(colon + 1).strip());
              }
            });
    return headers;
  }

  private Optional<FormField> field() {
    Map<String, String> parameters =
        header("content-disposition")
            .flatMap(FormPart::disposition)
            .map(MediaType::getParameters)
            .orElse(Map.of());
    String name = parameters.get("name");
    if (name == null) {
      return Optional.empty();
    }
    boolean file = parameters.containsKey("filename") || parameters.containsKey("filename*");
    return Optional.of(new FormField(utf8(name), file ? null : text(), true));
  }

  /** Parses the header like the second half of a media type: a word and its parameters. */
  private static Optional<MediaType> disposition(String header) {
    return mediaType("disposition/" + header)
        .filter(type -> type.getSubtype().equalsIgnoreCase("form-data"));
  }

  private static Optional<MediaType> mediaType(String header) {
    try {
      return Optional.of(MediaType.valueOf(header));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Returns the value of a header, if it is there once. */
  private Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  private static String utf8(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    return Objects.requireNonNullElse(
        StrictText.decode(ByteBuffer.wrap(bytes), StandardCharsets.UTF_8), name);
  }

  private @Nullable String text() {
    List<String> codings = headers.getOrDefault("content-transfer-encoding", List.of("7bit"));
    Charset charset = charset(header("content-type").orElse("text/plain")).orElse(null);
    return codings.stream().allMatch(coding -> PLAIN.contains(coding.toLowerCase(Locale.ROOT)))
            && charset != null
        ? StrictText.decode(ByteBuffer.wrap(content.getBytes(StandardCharsets.ISO_8859_1)), charset)
        : null;
  }

  private static Optional<Charset> charset(String contentType) {
    return mediaType(contentType)
        .map(type -> type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8"))
        .flatMap(FormPart::charsetNamed);
  }

  private static Optional<Charset> charsetNamed(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
