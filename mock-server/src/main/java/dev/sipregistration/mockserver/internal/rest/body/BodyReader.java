package dev.sipregistration.mockserver.internal.rest.body;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters from bodies, as the vendor's SDKs write them. A body that cannot be read is
 * refused as wrong HTTP: the sender would otherwise believe it was read.
 */
public final class BodyReader {
  /** Limits the fields of a form to more than any call has parameters. */
  static final int MOST_FIELDS = 1_000;

  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int UNSUPPORTED = 415;
  private static final String FORMS =
      "Parameters go into the query, or into a body of the type"
          + " application/x-www-form-urlencoded or multipart/form-data.";

  /** ASCII is UTF-8 as well. In other charsets the meaning of escapes is not known. */
  private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

  private BodyReader() {}

  public static RequestBody read(
      @Nullable String contentType, @Nullable String contentEncoding, byte[] body) {
    if (body.length == 0) {
      return new RequestBody.Nothing();
    }
    if (contentEncoding != null && !contentEncoding.strip().equalsIgnoreCase("identity")) {
      return new RequestBody.Unreadable(
          UNSUPPORTED, "Bodies are read only as they are, not coded.");
    }
    if (contentType == null || contentType.isBlank()) {
      return new RequestBody.Unreadable(UNSUPPORTED, "The body has no Content-Type. " + FORMS);
    }
    try {
      return limited(read(MediaType.valueOf(contentType), body));
    } catch (IllegalArgumentException malformed) {
      return new RequestBody.Unreadable(BAD_REQUEST, "The Content-Type is malformed. " + FORMS);
    }
  }

  private static RequestBody read(MediaType type, byte[] body) {
    return switch ((type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT)) {
      case "application/json" -> JsonBody.read(body);
      case "application/x-www-form-urlencoded" ->
          isUtf8(type)
              ? UrlencodedForm.read(body)
              : new RequestBody.Unreadable(UNSUPPORTED, "An urlencoded form has to be in UTF-8.");
      case "multipart/form-data" ->
          MultipartForm.read(body, type.getParameters().getOrDefault("boundary", ""));
      default -> new RequestBody.Unreadable(UNSUPPORTED, "Such a body is not read. " + FORMS);
    };
  }

  private static boolean isUtf8(MediaType type) {
    String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
    return CHARSETS.contains(charset.toLowerCase(Locale.ROOT));
  }

  private static RequestBody limited(RequestBody body) {
    return body instanceof RequestBody.Form form && form.fields().size() > MOST_FIELDS
        ? new RequestBody.Unreadable(TOO_LARGE, "The form has more than 1000 fields.")
        : body;
  }
}
