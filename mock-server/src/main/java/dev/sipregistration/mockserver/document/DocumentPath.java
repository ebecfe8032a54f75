package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.core.JsonPointer;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where something is in a document, and what can be wrong there.
 *
 * @param pointer the keys and indexes that lead there
 */
record DocumentPath(JsonPointer pointer) {
  static final DocumentPath ROOT = new DocumentPath(JsonPointer.empty());

  DocumentPath member(String key) {
    return new DocumentPath(pointer.appendProperty(key));
  }

  /** Returns what becomes of the items of a list, which may be missing. */
  <T, R> List<R> each(String key, @Nullable List<T> items, BiFunction<DocumentPath, T, R> change) {
    List<T> all = items == null ? List.of() : items;
    JsonPointer list = pointer.appendProperty(key);
    return IntStream.range(0, all.size())
        .mapToObj(
            i -> new DocumentPath(list.appendIndex(i)).make(at -> change.apply(at, all.get(i))))
        .toList();
  }

  DocumentException problem(String problem) {
    return new DocumentException(pointer, false, problem, null);
  }

  DocumentException duplicateOf(DocumentPath earlier, String what) {
    return new DocumentException(pointer, false, what + " is given twice", earlier.pointer);
  }

  <T> T required(String key, @Nullable T value) {
    if (value == null) {
      throw problem(key + " is missing");
    }
    return value;
  }

  /** Refuses keys that do not go with the rest. */
  void without(Record document, String problem, String... keys) {
    Documents.firstOf(document, keys)
        .ifPresent(
            key -> {
              throw member(key).problem(problem);
            });
  }

  /** Returns what is made here, or says why the domain refuses to make it. */
  <T> T make(Function<DocumentPath, T> maker) {
    try {
      return maker.apply(this);
    } catch (IllegalArgumentException wrong) {
      throw problem(String.valueOf(wrong.getMessage()));
    }
  }

  long within(String key, long number, long lowest, long highest) {
    if (number < lowest || number > highest) {
      throw member(key).problem("must be a whole number from %s to %s".formatted(lowest, highest));
    }
    return number;
  }

  BigDecimal notNegative(String key, @Nullable BigDecimal amount) {
    BigDecimal required = required(key, amount);
    if (required.signum() < 0) {
      throw member(key).problem("must not be negative");
    }
    return required;
  }
}
