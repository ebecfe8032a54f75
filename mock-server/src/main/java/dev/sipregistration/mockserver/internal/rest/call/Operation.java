package dev.sipregistration.mockserver.internal.rest.call;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One call of the API: its name on the wire, and its parameters in the contract's order.
 *
 * <p>Read off the generated interface when the server starts, so that the contract stays the only
 * place where they are listed.
 *
 * @param name the last part of the path, such as {@code CreateSipRegistration}
 * @param parameters each parameter's type, in the contract's order
 */
public record Operation(String name, Map<String, ParameterType> parameters) {

  Optional<ParameterType> typeOf(String parameter) {
    return Optional.ofNullable(parameters.get(parameter));
  }

  public static Map<String, Operation> allOf(Class<?> generatedInterface) {
    return Arrays.stream(generatedInterface.getMethods())
        .map(Operation::of)
        .collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));
  }

  private static Operation of(Method method) {
    Map<String, ParameterType> parameters = new LinkedHashMap<>();
    for (Parameter parameter : method.getParameters()) {
      QueryParam query = parameter.getAnnotation(QueryParam.class);
      if (query != null) {
        parameters.put(query.value(), ParameterType.of(parameter.getType()));
      }
    }
    return new Operation(method.getAnnotation(Path.class).value().substring(1), parameters);
  }
}
