package dev.sipregistration.mockserver.internal.rest.body;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jvnet.mimepull.MIMEPart;

/** Reads one part of a multipart form. */
final class FormPart {
  /** The encodings that do not change bytes; RFC 7578 deprecates all others. */
  private static final Set<String> PLAIN = Set.of("7bit", "8bit", "binary");

  private FormPart() {}

  /**
   * Reads a part, or nothing if it has no name. The value is null if the part is a file, encoded,
   * or no text in its charset.
   */
  static Optional<FormField> read(MIMEPart part) throws IOException {
    Map<String, String> parameters =
        header(part, "Content-Disposition")
            .flatMap(FormPart::disposition)
            .map(MediaType::getParameters)
            .orElse(Map.of());
    String name = parameters.get("name");
    if (name == null) {
      return Optional.empty();
    }
    boolean file = parameters.containsKey("filename") || parameters.containsKey("filename*");
    return Optional.of(new FormField(utf8(name), file ? null : text(part), true));
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

  private static Optional<String> header(MIMEPart part, String name) {
    List<String> values = part.getHeader(name);
    return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.get(0));
  }

  /** The parser reads headers as Latin-1, which loses no byte. */
  private static String utf8(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    return Objects.requireNonNullElse(
        StrictText.decode(ByteBuffer.wrap(bytes), StandardCharsets.UTF_8), name);
  }

  private static @Nullable String text(MIMEPart part) throws IOException {
    // What the parser would undo, which of several headers is the first.
    String coding = part.getContentTransferEncoding();
    Charset charset = charset(header(part, "Content-Type").orElse("text/plain")).orElse(null);
    return PLAIN.contains(coding.toLowerCase(Locale.ROOT)) && charset != null
        ? StrictText.decode(ByteBuffer.wrap(part.readOnce().readAllBytes()), charset)
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
