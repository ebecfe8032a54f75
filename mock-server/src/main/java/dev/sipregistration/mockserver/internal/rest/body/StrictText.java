package dev.sipregistration.mockserver.internal.rest.body;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Decodes bytes without putting replacement characters where they make no text. */
final class StrictText {
  private StrictText() {}

  /** Returns the text, or null if the bytes are none in this charset. */
  static @Nullable String decode(ByteBuffer bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException otherBytes) {
      return null;
    }
  }
}
