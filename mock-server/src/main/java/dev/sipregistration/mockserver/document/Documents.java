package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Binds documents to trees of JSON, in both directions. */
public final class Documents {
  private static final PropertyNamingStrategies.SnakeCaseStrategy KEYS =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private final JsonMapper mapper;

  /**
   * Makes a binding.
   *
   * @param leftOut the keys of accounts and SIP registrations that are neither written nor known
   */
  public Documents(Collection<String> leftOut) {
    JsonIgnoreProperties.Value ignored =
        JsonIgnoreProperties.Value.forIgnoredProperties(leftOut.toArray(String[]::new));
    mapper =
        JsonMapper.builder()
            .addModule(new DocumentValues())
            .propertyNamingStrategy(KEYS)
            .defaultPropertyInclusion(always(JsonInclude.Include.NON_NULL))
            .withConfigOverride(
                List.class, lists -> lists.setInclude(always(JsonInclude.Include.NON_EMPTY)))
            .withConfigOverride(AccountDocument.class, account -> account.setIgnorals(ignored))
            .withConfigOverride(SipRegistrationDocument.class, one -> one.setIgnorals(ignored))
            .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
  }

  private static JsonInclude.Value always(JsonInclude.Include which) {
    return JsonInclude.Value.construct(which, JsonInclude.Include.ALWAYS);
  }

  /**
   * Writes a document.
   *
   * @param document the document
   * @return the tree
   */
  public JsonNode write(Record document) {
    return mapper.valueToTree(document);
  }

  /**
   * Reads a document.
   *
   * @param <T> the type of the document
   * @param tree what is written, in which scalars may be embedded {@link Scalar}s
   * @param type the type of the document
   * @return the document
   * @throws DocumentException if a key is unknown, or a value of another type
   */
  public <T extends Record> T read(JsonNode tree, Class<T> type) {
    try {
      return mapper.treeToValue(tree, type);
    } catch (JsonMappingException wrong) {
      throw problem(tree, wrong);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A tree has no syntax", impossible);
    }
  }

  private static DocumentException problem(JsonNode tree, JsonMappingException wrong) {
    JsonPointer pointer = JsonPointer.empty();
    for (JsonMappingException.Reference step : wrong.getPath()) {
      pointer =
          step.getFieldName() == null
              ? pointer.appendIndex(step.getIndex())
              : pointer.appendProperty(step.getFieldName());
    }
    if (wrong instanceof PropertyBindingException unknown) {
      String problem = Names.unknown("is no key here", unknown.getPropertyName(), keys(unknown));
      return new DocumentException(pointer, problem, null, true);
    }
    String problem =
        wrong instanceof ScalarReader.Mismatch
            ? wrong.getOriginalMessage()
            : "must be %s, but is %s"
                .formatted(structure(wrong), Scalar.of(tree.at(pointer)).kind());
    return new DocumentException(pointer, problem, null, false);
  }

  private static String structure(JsonMappingException wrong) {
    return wrong instanceof MismatchedInputException mismatch
            && Collection.class.isAssignableFrom(mismatch.getTargetType())
        ? "a list"
        : "a mapping (key: value)";
  }

  /** Returns the known keys in the order of the record. */
  private static List<String> keys(PropertyBindingException unknown) {
    return Arrays.stream(unknown.getReferringClass().getRecordComponents())
        .map(RecordComponent::getName)
        .map(KEYS::translate)
        .filter(unknown.getKnownPropertyIds()::contains)
        .toList();
  }
}
