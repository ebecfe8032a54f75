package dev.sipregistration.mockserver.internal.rest.body;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Decodes bytes without replacement characters. */
final class StrictText {
  private StrictText() {}

  /** Returns the text, or null if the bytes are no text in this charset. */
  static @Nullable String decode(ByteBuffer bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException otherBytes) {
      return null;
    }
  }
}
