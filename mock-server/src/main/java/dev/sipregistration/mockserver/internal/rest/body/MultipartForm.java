package dev.sipregistration.mockserver.internal.rest.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jvnet.mimepull.MIMEConfig;
import org.jvnet.mimepull.MIMEMessage;
import org.jvnet.mimepull.MIMEParsingException;
import org.jvnet.mimepull.MIMEPart;

/** Reads a form of the type {@code multipart/form-data}, see RFC 7578. */
final class MultipartForm {
  private static final MIMEConfig IN_MEMORY = new MIMEConfig();

  static {
    IN_MEMORY.setMemoryThreshold(-1);
  }

  private MultipartForm() {}

  static RequestBody read(byte[] body, String boundary) {
    if (boundary.isEmpty()) {
      return malformed("has no boundary");
    }
    if (isWithoutParts(body, boundary)) {
      return new RequestBody.Multipart(List.of());
    }
    try (MIMEMessage form = new MIMEMessage(new ByteArrayInputStream(body), boundary, IN_MEMORY)) {
      List<MIMEPart> parts = form.getAttachments();
      // The parser takes them for one part, which it lists twice.
      if (new HashSet<>(parts).size() < parts.size()) {
        return malformed("has two parts with the same Content-ID");
      }
      List<FormField> fields = new ArrayList<>();
      for (MIMEPart part : parts) {
        Optional<FormField> field = FormPart.read(part);
        if (field.isEmpty()) {
          return malformed("has a part without a name");
        }
        fields.add(field.get());
      }
      return new RequestBody.Multipart(fields);
    } catch (MIMEParsingException | IOException unreadable) {
      return malformed("is malformed or cut off");
    }
  }

  private static RequestBody malformed(String how) {
    return new RequestBody.Unreadable(400, "The multipart form in the body " + how + ".");
  }

  /** Many libraries write a form without fields as its end only, which the parser refuses. */
  private static boolean isWithoutParts(byte[] body, String boundary) {
    return new String(body, StandardCharsets.ISO_8859_1).strip().equals("--" + boundary + "--");
  }
}
