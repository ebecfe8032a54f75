package dev.sipregistration.mockserver.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Reads moments from texts only, where Jackson takes any number for seconds since 1970. */
final class Moments extends StdDeserializer<OffsetDateTime> {
  private static final long serialVersionUID = 1L;

  Moments() {
    super(OffsetDateTime.class);
  }

  @Override
  public OffsetDateTime deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return (OffsetDateTime) context.handleUnexpectedToken(OffsetDateTime.class, json);
    }
    try {
      return OffsetDateTime.parse(json.getText());
    } catch (DateTimeParseException malformed) {
      return (OffsetDateTime)
          context.handleWeirdStringValue(OffsetDateTime.class, json.getText(), "no moment");
    }
  }
}
