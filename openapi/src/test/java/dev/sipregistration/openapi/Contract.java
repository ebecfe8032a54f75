package dev.sipregistration.openapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** An OpenAPI document, read as the tree that it is, so that nothing in it is lost or repaired. */
final class Contract {

  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
  private static final String FOLDER = "https://contract.invalid/";

  /** The contract that others may refer to, beside them. */
  static final String VENDOR = "sip-registration.yaml";

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final JsonNode root;
  private final JsonSchemaFactory schemas;

  private Contract(String yaml) {
    root = read(yaml);
    schemas =
        JsonSchemaFactory.builder()
            .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
            .metaSchema(OpenApi30.getInstance())
            .schemaLoaders(loaders -> loaders.schemas(this::text))
            .build();
  }

  private static JsonNode read(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String iri) {
    return switch (iri) {
      case FOLDER -> root.toString();
      case FOLDER + VENDOR -> vendor().toString();
      default -> null;
    };
  }

  private static JsonNode vendor() {
    return read(resource("openapi/" + VENDOR));
  }

  /** Reads a contract from its text. */
  static Contract parse(String yaml) {
    return new Contract(yaml);
  }

  /** Returns the text of a resource on the class path. */
  static String resource(String name) {
    try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the whole contract. */
  Place root() {
    return new Place("", root);
  }

  /** Returns all operations. */
  Stream<Place> operations() {
    return root()
        .at("paths")
        .children()
        .flatMap(Place::children)
        .filter(place -> METHODS.contains(place.name()));
  }

  /** Returns the components of one kind. */
  Stream<Place> components(String kind) {
    return root().at("components").at(kind).children();
  }

  /** Returns the component of that kind and name, whether or not it is there. */
  Place component(String kind, String name) {
    return root().at("components").at(kind).at(name);
  }

  /** Returns everything that is a reference. */
  Stream<Place> references() {
    return root().tree().filter(place -> place.node().path("$ref").isTextual());
  }

  /** Returns what a place refers to, the place itself if it is no reference. */
  Place resolve(Place place) {
    String reference = place.text("$ref");
    int hash = reference.indexOf("#/");
    if (hash < 0) {
      return place;
    }
    JsonPointer pointer = JsonPointer.compile(reference.substring(hash + 1));
    return hash == 0
        ? new Place(pointer.toString(), root.at(pointer))
        : new Place(reference, vendor().at(pointer));
  }

  /** Returns the places of all media types, in answers and in request bodies. */
  Stream<Place> mediaTypes() {
    return Stream.of("responses", "requestBodies")
        .flatMap(this::components)
        .flatMap(component -> component.at("content").children());
  }

  /** Returns what is wrong with a value, measured by the schema that is at a place. */
  Stream<String> mismatches(Place schema, JsonNode value) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH)
            .build();
    String place = schema.pointer().startsWith("/") ? "#" + schema.pointer() : schema.pointer();
    return schemas.getSchema(SchemaLocation.of(FOLDER + place), config).validate(value).stream()
        .map(ValidationMessage::getMessage)
        .map(message -> message.startsWith(": ") ? message.substring(2) : message);
  }
}
