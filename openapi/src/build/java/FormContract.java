import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Derives, from the contract, one with the same calls whose parameters are in a form and not in the
 * query. OpenAPI cannot say of a parameter that it is required in one of the two.
 *
 * <p>The build runs this file as it is: {@code java FormContract.java CONTRACT DERIVED}.
 */
final class FormContract {
  private static final String IN_FORM = "The parameters in a form.\n";

  private final ObjectNode contract;

  private FormContract(ObjectNode contract) {
    this.contract = contract;
  }

  public static void main(String[] files) throws IOException {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    ObjectNode contract = (ObjectNode) yaml.readTree(new File(files[0]));
    new FormContract(contract).derive();
    // JSON is YAML, too, and needs no rules for what has to be quoted.
    String derived = contract.toPrettyString() + "\n";
    Path file = Path.of(files[1]);
    if (!Files.exists(file) || !Files.readString(file).equals(derived)) {
      Files.writeString(file, derived);
    }
  }

  private void derive() {
    ObjectNode info = (ObjectNode) contract.path("info");
    info.put("title", info.path("title").asText() + ", with forms");
    contract.path("paths").forEach(path -> path.forEach(this::moveToForm));
    while (removeUnused("parameters") | removeUnused("schemas") | removeUnused("examples")) {
      // What was removed may have been the only use of something else.
    }
  }

  private void moveToForm(JsonNode operation) {
    if (!operation.has("requestBody")) {
      return;
    }
    ObjectNode body = resolve(operation.path("requestBody"));
    ArrayNode required = contract.arrayNode();
    for (JsonNode reference : ((ObjectNode) operation).remove("parameters")) {
      JsonNode parameter = resolve(reference);
      if (parameter.path("required").asBoolean()) {
        required.add(parameter.path("name"));
      }
    }
    body.put("description", IN_FORM).put("required", !required.isEmpty());
    ObjectNode types = (ObjectNode) body.path("content");
    types.properties().removeIf(type -> !resolve(type.getValue().path("schema")).has("properties"));
    for (JsonNode type : types) {
      ObjectNode form = resolve(type.path("schema"));
      form.put("description", IN_FORM);
      if (!required.isEmpty()) {
        form.set("required", required);
      }
    }
  }

  private ObjectNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return (ObjectNode)
        (reference.isTextual() ? contract.at(reference.asText().substring(1)) : node);
  }

  private boolean removeUnused(String section) {
    String all = contract.toString();
    return contract
        .path("components")
        .path(section)
        .properties()
        .removeIf(it -> !all.contains("\"#/components/" + section + "/" + it.getKey() + "\""));
  }
}
