package dev.sipregistration.mockserver.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sipregistration.mockserver.admin.generated.PactStateChange;
import dev.sipregistration.mockserver.admin.generated.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of the admin API to the letter: a text is no number, 1.5 is no 1, a member twice
 * or after the end is an error, as a member that the contract does not have.
 */
@Consumes(MediaType.APPLICATION_JSON)
final class BodyReader implements MessageBodyReader<Object> {
  private static final Package GENERATED = Problem.class.getPackage();

  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule().addDeserializer(OffsetDateTime.class, new Moments()))
          .addMixIn(PactStateChange.class, OpenToMore.class)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return GENERATED.equals(type.getPackage());
  }

  @Override
  public @Nullable Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = body.readAllBytes();
    ObjectReader reader = mapper.readerFor(type);
    return bytes.length == 0 ? null : reader.readValue(bytes);
  }

  /** Reads moments from texts only, where Jackson takes any number for seconds since 1970. */
  private static final class Moments extends StdDeserializer<OffsetDateTime> {
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

  /** What comes from elsewhere may say more than is of interest here. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private interface OpenToMore {}
}
