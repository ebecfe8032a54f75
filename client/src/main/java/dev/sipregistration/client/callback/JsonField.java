package dev.sipregistration.client.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property of a request, there or not. JSON's null counts as absent.
 *
 * @param path its path from the top, of names that this class was asked for, and never of the
 *     request's
 */
record JsonField(String path, JsonNode node) {

  /** More decimal places, or zeros, than money has; numbers like 1e999999999 cannot be printed. */
  private static final int MAX_SCALE = 100;

  /** Interprets a property; the exception of one that cannot be interpreted. */
  interface Interpreter<T> {
    T interpret(JsonField field) throws CallbackException;
  }

  /** Returns a property of this object, or of nothing. */
  JsonField member(String name) {
    return new JsonField(path.isEmpty() ? name : path + "." + name, node.path(name));
  }

  boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  JsonField object() throws CallbackException {
    require(node.isObject(), "must be an object");
    return this;
  }

  <T> List<T> list(Interpreter<T> item) throws CallbackException {
    require(node.isArray(), "must be a list");
    List<T> items = new ArrayList<>(node.size());
    for (JsonNode each : node) {
      items.add(item.interpret(new JsonField(path + "[" + items.size() + "]", each).object()));
    }
    return List.copyOf(items);
  }

  String text() throws CallbackException {
    require(node.isTextual(), "must be a text");
    return node.textValue();
  }

  @Nullable String optionalText() throws CallbackException {
    return isPresent() ? text() : null;
  }

  long id() throws CallbackException {
    require(
        node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0,
        "must be a whole number from 1");
    return node.longValue();
  }

  boolean flag() throws CallbackException {
    require(!isPresent() || node.isBoolean(), "must be true or false");
    return node.booleanValue();
  }

  @Nullable BigDecimal optionalDecimal() throws CallbackException {
    if (!isPresent()) {
      return null;
    }
    require(node.isNumber(), "must be a number");
    BigDecimal number = node.decimalValue();
    require(Math.abs((long) number.scale()) <= MAX_SCALE, "must be an amount of money");
    return number;
  }

  @Nullable LocalDate optionalDate() throws CallbackException {
    if (!isPresent()) {
      return null;
    }
    try {
      return LocalDate.parse(text());
    } catch (DateTimeParseException e) {
      throw malformed("must be a date like 2026-01-31");
    }
  }

  CallbackException malformed(String problem) {
    return new CallbackException(CallbackException.Reason.MALFORMED, path, problem);
  }

  private void require(boolean condition, String problem) throws CallbackException {
    if (!condition) {
      throw malformed(isPresent() || path.isEmpty() ? problem : "is missing");
    }
  }
}
