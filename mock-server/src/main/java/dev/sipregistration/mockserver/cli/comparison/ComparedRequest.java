package dev.sipregistration.mockserver.cli.comparison;

import dev.sipregistration.mockserver.internal.contract.ContractOperation;
import dev.sipregistration.mockserver.internal.contract.ContractParameter;
import dev.sipregistration.mockserver.internal.contract.WholeRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of the contract's whole requests, and what its states say of how it is sent. */
record ComparedRequest(ContractOperation operation, WholeRequest request) {
  private static final String ROLE = "role ";

  String description() {
    return request.name() + ": " + request.summary();
  }

  /** Returns the path of the call, which two states change. */
  String path() {
    if (request.given().contains("a call without its name")) {
      return operation.path().replace("/" + operation.name(), "");
    }
    return request.given().contains("a call by an unknown name")
        ? operation.path().replace(operation.name(), "EraseSipRegistration")
        : operation.path();
  }

  TokenKind token() {
    return request.given().stream()
        .flatMap(state -> TokenKind.of(state).stream())
        .findFirst()
        .orElse(TokenKind.GOOD);
  }

  /** Returns the only role that the caller has, or Owner. */
  String role() {
    return request.given().stream()
        .filter(state -> state.startsWith(ROLE))
        .map(state -> state.substring(ROLE.length()))
        .findFirst()
        .orElse("Owner");
  }

  /** Returns the states that are about the server, and not about the call. */
  List<String> serverStates() {
    return request.given().stream()
        .filter(state -> !state.startsWith("a call ") && !state.startsWith(ROLE))
        .filter(state -> TokenKind.of(state).isEmpty())
        .toList();
  }

  List<Map.Entry<String, String>> parameters() {
    return request.parameters();
  }

  /** Returns the values that must not be shown. */
  Set<String> secrets() {
    Set<String> names = new HashSet<>();
    operation.parameters().stream()
        .filter(ContractParameter::secret)
        .forEach(parameter -> names.add(parameter.name()));
    Set<String> values = new HashSet<>();
    parameters().stream()
        .filter(sent -> names.contains(sent.getKey()) && !sent.getValue().isEmpty())
        .forEach(sent -> values.add(sent.getValue()));
    return values;
  }
}
