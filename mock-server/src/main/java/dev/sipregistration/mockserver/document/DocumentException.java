package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document cannot be used. The message never quotes a password, a key or a salt. */
public final class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient JsonPointer pointer;
  private final transient @Nullable JsonPointer earlier;
  private final boolean aboutKey;

  DocumentException(
      JsonPointer pointer, String problem, @Nullable JsonPointer earlier, boolean aboutKey) {
    super(problem);
    this.pointer = pointer;
    this.earlier = earlier;
    this.aboutKey = aboutKey;
  }

  /**
   * Returns where it is wrong.
   *
   * @return the place, which may be of a key that is not there: then what should have it is meant
   */
  public JsonPointer pointer() {
    return pointer;
  }

  /**
   * Returns where the same was said before.
   *
   * @return the place, if it is wrong for that
   */
  public Optional<JsonPointer> earlier() {
    return Optional.ofNullable(earlier);
  }

  /**
   * Tells whether the key is wrong, rather than its value.
   *
   * @return whether the pointer means the key
   */
  public boolean isAboutKey() {
    return aboutKey;
  }
}
