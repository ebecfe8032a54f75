package dev.sipregistration.mockserver.internal.admin.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.internal.admin.generated.PactStateChangeModel;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** The JSON of the admin API. */
public final class AdminJson {
  private AdminJson() {}

  /**
   * Makes the reader and writer of JSON. Absent members are left out, money is written without an
   * exponent, times as ISO-8601. Reading is strict: no duplicate or unknown members, nothing after
   * the end, and no value of another type.
   */
  public static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule().addDeserializer(OffsetDateTime.class, new Times()))
        .addModule(new SimpleModule().addDeserializer(String.class, new UnicodeTexts()))
        .addMixIn(PactStateChangeModel.class, OpenToMore.class)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            texts ->
                texts
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }

  /** Some verifiers of Pact send members of their own. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private interface OpenToMore {}

  /** Reads texts that can be written again: an escape in JSON may be half of a surrogate pair. */
  private static final class UnicodeTexts extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;

    UnicodeTexts() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = StringDeserializer.instance.deserialize(json, context);
      return Texts.isUnicode(text)
          ? text
          : (String) context.handleWeirdStringValue(String.class, text, "no Unicode");
    }

    @Override
    public LogicalType logicalType() {
      return LogicalType.Textual;
    }
  }

  /** Reads times from texts only. Jackson also reads any number as seconds since 1970. */
  private static final class Times extends StdDeserializer<OffsetDateTime> {
    private static final long serialVersionUID = 1L;

    Times() {
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
            context.handleWeirdStringValue(OffsetDateTime.class, json.getText(), "no instant");
      }
    }
  }
}
