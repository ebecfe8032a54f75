package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.internal.text.NearestName;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds documents to trees of JSON, in both directions. */
public final class Documents {
  private static final PropertyNamingStrategies.SnakeCaseStrategy KEYS =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private static final Package PACKAGE = Documents.class.getPackage();

  /** What is in a record, found out once, because reading it off the class takes long. */
  private static final ClassValue<List<Member>> MEMBERS =
      new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Member::of).toList();
        }
      };

  /** A component of a record. */
  private record Member(String key, boolean nullable, Method accessor) {
    static Member of(RecordComponent component) {
      return new Member(
          KEYS.translate(component.getName()),
          component.getAnnotatedType().isAnnotationPresent(Nullable.class),
          component.getAccessor());
    }

    @Nullable Object of(Record document) {
      try {
        return accessor.invoke(document);
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException("Documents are public", impossible);
      }
    }
  }

  private final JsonMapper mapper;

  /** Leaves out keys of accounts and SIP registrations, which are neither written nor known. */
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
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
  }

  private static JsonInclude.Value always(JsonInclude.Include which) {
    return JsonInclude.Value.construct(which, JsonInclude.Include.ALWAYS);
  }

  public JsonNode write(Record document) {
    return mapper.valueToTree(document);
  }

  /** Returns a document as one line of JSON. */
  public String toJson(Record document) {
    try {
      return mapper.writeValueAsString(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Documents can be written", impossible);
    }
  }

  /**
   * Returns the tree of a JSON text that was written here.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  public JsonNode parse(String json) {
    try {
      return mapper.readTree(json);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("no JSON");
    }
  }

  /**
   * Reads a document of a tree, in which scalars may be embedded {@link Scalar}s.
   *
   * @throws DocumentException if a key is unknown, or a value of another type
   */
  public <T extends Record> T read(JsonNode tree, Class<T> type) {
    try {
      T document = mapper.treeToValue(tree, type);
      requireComplete(DocumentPath.ROOT, document);
      return document;
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
      String problem = unknown("is no key here", unknown.getPropertyName(), keys(unknown));
      return new DocumentException(pointer, true, problem, null);
    }
    String problem = wrong.getOriginalMessage();
    if (!(wrong instanceof ScalarReader.Mismatch)) {
      boolean list =
          wrong instanceof MismatchedInputException mismatch
              && Collection.class.isAssignableFrom(mismatch.getTargetType());
      problem =
          "must be %s, but is %s"
              .formatted(
                  list ? "a list" : "a mapping (key: value)", Scalar.of(tree.at(pointer)).kind());
    }
    return new DocumentException(pointer, false, problem, null);
  }

  /** Returns the known keys in the order of the record. */
  private static List<String> keys(PropertyBindingException unknown) {
    return Arrays.stream(unknown.getReferringClass().getRecordComponents())
        .map(component -> KEYS.translate(component.getName()))
        .filter(unknown.getKnownPropertyIds()::contains)
        .toList();
  }

  /** Says of a name that it is not known, and which one may have been meant. */
  static String unknown(String problem, String name, Collection<String> known) {
    return NearestName.of(name, known)
        .map(nearest -> "%s; did you mean %s?".formatted(problem, nearest))
        .orElseGet(() -> "%s; known are %s".formatted(problem, String.join(", ", known)));
  }

  /** Requires what is not nullable in a record, and in all that is in it. */
  private static Object requireComplete(DocumentPath at, @Nullable Object value) {
    if (value instanceof Record document && value.getClass().getPackage().equals(PACKAGE)) {
      for (Member member : MEMBERS.get(value.getClass())) {
        Object content = member.of(document);
        if (content == null && !member.nullable()) {
          throw at.problem(member.key() + " is missing");
        }
        if (content instanceof List<?> items) {
          at.each(member.key(), items, Documents::requireComplete);
        } else if (content instanceof Record) {
          requireComplete(at.member(member.key()), content);
        }
      }
    }
    return at;
  }

  /** Returns the first of some keys that a document has. */
  static Optional<String> firstOf(Record document, String... keys) {
    List<String> searched = List.of(keys);
    return MEMBERS.get(document.getClass()).stream()
        .filter(member -> searched.contains(member.key()) && member.of(document) != null)
        .map(Member::key)
        .findFirst();
  }
}
