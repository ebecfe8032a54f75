package dev.sipregistration.mockserver.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The vendor's contract, read from the file that everything is generated from. Reading it takes
 * some tenths of a second, so only commands of people do.
 */
public final class VendorContract {
  private static final String FILE = "/openapi/sip-registration.yaml";
  private static final String LOOPBACK = "127.0.0.1";

  private final JsonNode root;

  private VendorContract(JsonNode root) {
    this.root = root;
  }

  /** Returns the contract that comes with this version. */
  public static VendorContract current() {
    return Current.CONTRACT;
  }

  /** Read once, and only where it is asked for. */
  private static final class Current {
    static final VendorContract CONTRACT = read();
  }

  private static VendorContract read() {
    try (InputStream in = Objects.requireNonNull(VendorContract.class.getResourceAsStream(FILE))) {
      Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return new VendorContract(new JsonMapper().valueToTree(content));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the operations in the contract's order. */
  public List<ContractOperation> operations() {
    List<ContractOperation> operations = new ArrayList<>();
    root.path("paths")
        .properties()
        .forEach(path -> operations.add(operation(path.getKey(), path.getValue().path("post"))));
    return operations;
  }

  /** Returns an operation by its name, such as {@code BindSipRegistration}. */
  public Optional<ContractOperation> operation(String name) {
    return operations().stream().filter(operation -> operation.name().equals(name)).findFirst();
  }

  /**
   * Tells whether a host is the vendor's, where calls cost money: one of the contract's servers, or
   * another name of the same domain.
   */
  public boolean isVendor(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return stream(root.path("servers"))
        .map(server -> URI.create(server.path("url").asText()).getHost())
        .filter(server -> !server.equals(LOOPBACK))
        .map(server -> server.substring(server.indexOf('.') + 1))
        .anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
  }

  private ContractOperation operation(String path, JsonNode operation) {
    return new ContractOperation(
        path,
        operation.path("summary").asText(),
        stream(operation.path("parameters")).map(this::parameter).toList(),
        operation.path("x-examples").properties().stream().map(this::request).toList());
  }

  private ContractParameter parameter(JsonNode reference) {
    JsonNode parameter = resolve(reference);
    JsonNode schema = resolve(parameter.path("schema"));
    return new ContractParameter(
        parameter.path("name").asText(), schema.path("format").asText().equals("password"));
  }

  private WholeRequest request(Map.Entry<String, JsonNode> example) {
    JsonNode request = resolve(example.getValue());
    return new WholeRequest(
        example.getKey(),
        request.path("summary").asText(),
        stream(request.path("given")).map(JsonNode::asText).toList(),
        request.path("parameters").properties().stream()
            .map(sent -> Map.entry(sent.getKey(), sent.getValue().asText()))
            .toList(),
        root.at("/components/examples")
            .path(request.path("answer").asText())
            .at("/value/error/code")
            .asInt());
  }

  private JsonNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? root.at(reference.asText().substring(1)) : node;
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
