package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is wrong in a document, and where; it never quotes a password, a key or a salt. */
public final class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient JsonPointer pointer;
  private final transient @Nullable JsonPointer earlier;
  private final boolean aboutKey;

  DocumentException(
      JsonPointer pointer, boolean aboutKey, String problem, @Nullable JsonPointer earlier) {
    super(problem);
    this.pointer = pointer;
    this.aboutKey = aboutKey;
    this.earlier = earlier;
  }

  /** Returns where it is, which may be a key that is missing in its mapping. */
  public JsonPointer pointer() {
    return pointer;
  }

  /** Returns whether the key there is wrong, rather than its value. */
  public boolean isAboutKey() {
    return aboutKey;
  }

  /** Returns the place that it duplicates, if it does. */
  public Optional<JsonPointer> earlier() {
    return Optional.ofNullable(earlier);
  }
}
