package dev.sipregistration.contract;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The contract of the vendor's calls, as far as these tests ask it. */
final class Contract {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Contract CURRENT = read("/openapi/sip-registration.yaml");

  private final String text;
  private final JsonNode root;

  private Contract(String text) {
    this.text = text;
    try {
      this.root = YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Contract current() {
    return CURRENT;
  }

  static Contract of(String text) {
    return new Contract(text);
  }

  static Contract read(String resource) {
    return new Contract(text(resource));
  }

  String text() {
    return text;
  }

  String version() {
    return root.at("/info/version").textValue();
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(operation(path.getKey(), method.getKey(), method.getValue()));
      }
    }
    return operations;
  }

  /** Returns the operation of this name, such as {@code BindSipRegistration}. */
  Operation operation(String name) {
    return operations().stream()
        .filter(operation -> operation.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The contract has no operation " + name));
  }

  /**
   * Returns the fields that the response of an operation may have, each with its way from the top.
   */
  Set<String> responseFields(Operation operation) {
    Set<String> fields = new TreeSet<>();
    JsonNode response =
        resolve(
            root.path("paths")
                .path(operation.path())
                .path(operation.httpMethod())
                .path("responses")
                .path("200"));
    addFields(response.at("/content/application~1json/schema"), "", fields);
    return fields;
  }

  private void addFields(JsonNode reference, String way, Set<String> fields) {
    JsonNode schema = resolve(reference);
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      fields.add(way + property.getKey());
      addFields(property.getValue(), way + property.getKey() + ".", fields);
    }
    if (schema.has("items")) {
      addFields(schema.path("items"), way, fields);
    }
  }

  /** Returns the response that an example shows. */
  JsonNode example(String name) {
    return root.at("/components/examples").path(name).path("value");
  }

  /** Returns what each example shows, by its name. */
  Map<String, JsonNode> examples() {
    return root.at("/components/examples").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, example -> example.getValue().path("value")));
  }

  /** Returns the states that whole requests may ask for. */
  Set<String> states() {
    Set<String> names = new LinkedHashSet<>();
    root.at("/components/x-given").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private Operation operation(String path, String method, JsonNode operation) {
    return new Operation(
        path,
        method,
        stream(operation.path("parameters")).map(this::parameter).toList(),
        stream(operation.path("x-error-codes")).map(this::errorCode).toList(),
        stream(operation.path("x-roles")).map(JsonNode::textValue).toList(),
        operation.path("x-examples").properties().stream()
            .map(example -> wholeRequest(example.getKey(), resolve(example.getValue())))
            .sorted(Comparator.comparing(WholeRequest::name))
            .toList());
  }

  private Operation.Parameter parameter(JsonNode reference) {
    JsonNode parameter = resolve(reference);
    return new Operation.Parameter(
        parameter.path("name").textValue(),
        parameter.path("required").booleanValue(),
        resolve(parameter.path("schema")));
  }

  private Operation.ErrorCode errorCode(JsonNode reference) {
    JsonNode error = resolve(reference);
    return new Operation.ErrorCode(
        error.path("code").intValue(),
        error.path("mock").booleanValue(),
        stream(error.path("examples")).map(JsonNode::textValue).toList());
  }

  private WholeRequest wholeRequest(String name, JsonNode example) {
    String answer = example.path("answer").textValue();
    return new WholeRequest(
        name,
        stream(example.path("given")).map(JsonNode::textValue).toList(),
        example.path("parameters").properties().stream()
            .map(sent -> new Exchange.QueryParameter(sent.getKey(), sent.getValue().asText()))
            .toList(),
        answer,
        example(answer));
  }

  private JsonNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? root.at(reference.textValue().substring(1)) : node;
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String text(String resource) {
    try (InputStream stream =
        Objects.requireNonNull(Contract.class.getResourceAsStream(resource), resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
