package dev.sipregistration.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.cornutum.tcases.SystemTestDef;
import org.cornutum.tcases.Tcases;
import org.cornutum.tcases.openapi.TcasesOpenApi;
import org.cornutum.tcases.openapi.resolver.ParamData;
import org.cornutum.tcases.openapi.resolver.RequestCase;
import org.cornutum.tcases.openapi.resolver.RequestCases;
import org.cornutum.tcases.resolve.DataValue;
import org.cornutum.tcases.resolve.ResolverContext;

/**
 * Requests made of the contract alone: for each parameter the classes of valid values, of those
 * that are wrong in one way, and its absence.
 */
final class GeneratedCases {

  /** The same cases at every build. */
  private static final long SEED = 1;

  /**
   * A request to send.
   *
   * @param wrong what is wrong with it, if anything
   */
  record Case(
      Operation operation,
      int number,
      List<Exchange.QueryParameter> parameters,
      Optional<String> wrong,
      boolean signed) {
    /**
     * In a query everything is a text, and null can only be sent as the absence of a value, which
     * an empty one is, too. A filter by an id that cannot be finds nothing.
     */
    boolean isWrongInAnyCase() {
      return wrong
          .filter(what -> !what.endsWith("=null") && !what.endsWith("=Not string"))
          .filter(what -> !what.endsWith(".Length=0"))
          .filter(
              what ->
                  !operation.name().equals("GetSipRegistrations")
                      || !what.equals("sip_registration_id.Value.Is=0"))
          .isPresent();
    }

    @Override
    public String toString() {
      return operation + " " + number + wrong.map(what -> ", wrong: " + what).orElse("");
    }
  }

  private static final List<Case> ALL = generate();

  static List<Case> all() {
    return ALL;
  }

  private static List<Case> generate() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    OpenAPI contract =
        new OpenAPIV3Parser().readContents(Contract.current().text(), null, options).getOpenAPI();
    withoutBodies(contract);
    SystemTestDef tests = Tcases.getTests(TcasesOpenApi.getRequestInputModel(contract), null, null);
    ResolverContext context = new ResolverContext("contract");
    context.setRandom(new Random(SEED));
    return RequestCases.getRequestCases(tests, context).getRequestCases().stream()
        .map(GeneratedCases::toCase)
        .toList();
  }

  /** Bodies hold the parameters of the query once more. */
  private static void withoutBodies(OpenAPI contract) {
    contract.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(operation -> operation.setRequestBody(null));
  }

  private static Case toCase(RequestCase generated) {
    String path = generated.getPath();
    List<Exchange.QueryParameter> parameters = new ArrayList<>();
    StreamSupport.stream(generated.getParams().spliterator(), false)
        .forEach(parameter -> value(parameter).ifPresent(parameters::add));
    return new Case(
        Contract.current().operation(path.substring(path.lastIndexOf('/') + 1)),
        generated.getId(),
        parameters,
        Optional.ofNullable(generated.getInvalidInput()),
        !generated.isAuthFailure());
  }

  private static Optional<Exchange.QueryParameter> value(ParamData parameter) {
    DataValue<?> data = parameter.getValue();
    if (data == null) {
      return Optional.empty();
    }
    Object value = data.getValue();
    return Optional.of(
        new Exchange.QueryParameter(parameter.getName(), value == null ? "" : value.toString()));
  }

  private GeneratedCases() {}
}
