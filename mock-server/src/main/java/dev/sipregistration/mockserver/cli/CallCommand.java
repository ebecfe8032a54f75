package dev.sipregistration.mockserver.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.internal.contract.ContractOperation;
import dev.sipregistration.mockserver.internal.contract.VendorContract;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one call of the platform's API, and prints the response. */
@Command(
    name = "call",
    description = {
      "Makes one call of the platform's API, by default at the mock server, and prints the response as"
          + " JSON.",
      "Exit status: 0; 1 if the call is refused; 3 if no response came, so that nobody knows whether"
          + " it was carried out; 2 if nothing was sent."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CallCommand implements Callable<Integer> {
  private static final int REFUSED = 1;
  private static final int UNKNOWN = 3;

  /** Many times a page of the longest list. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  /** Made by the call, since every start reads the options of this command. */
  private static final class Json {
    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
  }

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "METHOD",
      completionCandidates = Methods.class,
      description = "Name of the call, such as GetSipRegistrations.")
  private String method = "";

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=VALUE",
      completionCandidates = ParameterNames.class,
      description = "Parameters of the call.")
  private List<String> typed = List.of();

  @Mixin private final ParameterSources sources;

  @Mixin private final CallerOptions caller;

  @Mixin private ConsentOptions consent = new ConsentOptions();

  @Mixin private ServerOptions server = new ServerOptions();

  /**
   * Makes the command.
   *
   * @param environment the variables that parameters can be taken from
   * @param in the standard input
   */
  CallCommand(Map<String, String> environment, InputStream in) {
    sources = new ParameterSources(environment, in);
    caller = new CallerOptions(in);
  }

  @Override
  public Integer call() throws InterruptedException {
    ContractOperation operation = operation(VendorContract.current());
    if (sources.useStandardInput() && caller.useStandardInput()) {
      throw new UnusableException("the standard input cannot be a parameter and the credentials");
    }
    Map<String, String> parameters = sources.read(operation, typed);
    RemoteServer remote = server.server();
    consent.require(remote.url(), caller.hasCredentials());
    HttpRequest.Builder request =
        remote.platformCall(
            operation.path(), Optional.of(caller.token(remote)), parameters.entrySet());
    return print(response(remote, request), remote.url());
  }

  private ContractOperation operation(VendorContract contract) {
    List<String> known = contract.operations().stream().map(ContractOperation::name).toList();
    return contract
        .operation(method)
        .orElseThrow(() -> UnknownName.refuse(method, "no call", known));
  }

  private static RemoteResponse response(RemoteServer remote, HttpRequest.Builder request)
      throws InterruptedException {
    try {
      return remote.send(request, MOST_BYTES);
    } catch (NoResponseException unknown) {
      throw new FailedException(
          UNKNOWN, unknown.getMessage() + "; the call may have been carried out");
    }
  }

  private int print(RemoteResponse response, ServerUrl url) {
    JsonNode json = json(response, url);
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    for (String warning : response.headers().allValues("X-Mock-Server-Warning")) {
      commandLine.getErr().println("warning: " + SafeText.oneLine(warning));
    }
    PrintWriter out = commandLine.getOut();
    out.println(SafeText.json(pretty(json)));
    out.flush();
    boolean refused = response.status() != 200 || json.has("error");
    return refused ? REFUSED : 0;
  }

  private static JsonNode json(RemoteResponse response, ServerUrl url) {
    try {
      JsonNode json = Json.MAPPER.readTree(response.text());
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException noJson) {
      // Reported below.
    }
    throw new FailedException(
        UNKNOWN,
        "%s responds %s with something else than a JSON object; the call may have been carried out"
            .formatted(url, response.status()));
  }

  private static String pretty(JsonNode json) {
    try {
      return Json.MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The names of the calls, for shells to complete. */
  static final class Methods implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return VendorContract.current().operations().stream().map(ContractOperation::name).iterator();
    }
  }

  /** The names of all parameters, for shells to complete. */
  static final class ParameterNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return VendorContract.current().operations().stream()
          .flatMap(operation -> operation.parameterNames().stream())
          .distinct()
          .map(name -> name + "=")
          .iterator();
    }
  }
}
