package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.core.JsonPointer;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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

  private DocumentPath item(int index) {
    return new DocumentPath(pointer.appendIndex(index));
  }

  DocumentException problem(String problem) {
    return new DocumentException(pointer, problem, null, false);
  }

  DocumentException duplicate(String what, DocumentPath earlier) {
    return new DocumentException(pointer, what + " is given twice", earlier.pointer, false);
  }

  <T> T required(String key, @Nullable T value) {
    if (value == null) {
      throw problem(key + " is missing");
    }
    return value;
  }

  /** Refuses a value that does not go with the rest. */
  void without(String key, @Nullable Object value, String problem) {
    if (value != null) {
      throw member(key).problem(problem);
    }
  }

  /** Returns what becomes of the items of a list; of one that is not there, nothing. */
  <T, R> List<R> map(String key, @Nullable List<T> items, BiFunction<DocumentPath, T, R> change) {
    List<T> all = items == null ? List.of() : items;
    DocumentPath list = member(key);
    return IntStream.range(0, all.size())
        .mapToObj(i -> change.apply(list.item(i), all.get(i)))
        .toList();
  }

  String matching(String key, @Nullable String text, Pattern form, String description) {
    String given = required(key, text);
    if (!form.matcher(given).matches()) {
      throw member(key).problem("must be " + description);
    }
    return given;
  }

  long within(String key, @Nullable Long number, long from, long to) {
    long given = required(key, number);
    if (given < from || given > to) {
      throw member(key).problem("must be a whole number from %d to %d".formatted(from, to));
    }
    return given;
  }

  BigDecimal notNegative(String key, @Nullable BigDecimal amount) {
    BigDecimal given = required(key, amount);
    if (given.signum() < 0) {
      throw member(key).problem("must not be negative");
    }
    return given;
  }

  /** Returns what is made, or says why the domain refuses to make it. */
  <T> T make(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException wrong) {
      throw problem(String.valueOf(wrong.getMessage()));
    }
  }
}
