package dev.sipregistration.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the contract some exchanges have not touched. */
final class Coverage {

  private final Contract contract;
  private final Collection<Exchange> exchanges;

  Coverage(Contract contract, Collection<Exchange> exchanges) {
    this.contract = contract;
    this.exchanges = exchanges;
  }

  List<String> operationsNeverCarriedOut() {
    return contract.operations().stream()
        .filter(operation -> of(operation).allMatch(e -> e.errorCode().isPresent()))
        .map(Operation::name)
        .toList();
  }

  List<String> parametersNeverSent() {
    List<String> never = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      Set<String> sent =
          of(operation)
              .flatMap(exchange -> exchange.query().stream())
              .map(Exchange.QueryParameter::name)
              .collect(Collectors.toSet());
      operation.parameters().stream()
          .map(Operation.Parameter::name)
          .filter(name -> !sent.contains(name))
          .forEach(name -> never.add(operation + ": " + name));
    }
    return never;
  }

  /** Returns the codes that the mock server gives, by the operation that has not given them. */
  List<String> errorCodesNeverGiven() {
    List<String> never = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      Set<Integer> given =
          of(operation)
              .flatMap(exchange -> exchange.errorCode().stream())
              .collect(Collectors.toSet());
      operation.errorCodes().stream()
          .filter(error -> error.mock() && !given.contains(error.code()))
          .forEach(error -> never.add(operation + ": " + error.code()));
    }
    return never;
  }

  /** Returns the codes that were given, but are not among those of the operation. */
  List<String> errorCodesNotInTheContract() {
    List<String> strange = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      Set<Integer> known =
          operation.errorCodes().stream()
              .filter(Operation.ErrorCode::mock)
              .map(Operation.ErrorCode::code)
              .collect(Collectors.toSet());
      of(operation)
          .filter(
              exchange -> exchange.errorCode().filter(code -> !known.contains(code)).isPresent())
          .forEach(exchange -> strange.add(exchange.toString()));
    }
    return strange;
  }

  /** Returns the whole requests of the contract that nobody sent and had answered as written. */
  List<String> wholeRequestsNeverSent() {
    List<String> never = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      operation.wholeRequests().stream()
          .filter(request -> of(operation).noneMatch(request::isPlayedBy))
          .forEach(request -> never.add(operation + ": " + request));
    }
    return never;
  }

  /** Returns the examples of errors that the mock server gives, but has given to nobody. */
  Set<String> errorExamplesNeverAnswered() {
    Set<JsonNode> responses = exchanges.stream().map(Exchange::json).collect(Collectors.toSet());
    return contract.operations().stream()
        .flatMap(operation -> operation.errorCodes().stream())
        .filter(Operation.ErrorCode::mock)
        .flatMap(error -> error.examples().stream())
        .filter(name -> !responses.contains(contract.example(name)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<Exchange> of(Operation operation) {
    return exchanges.stream().filter(operation::isCalledBy);
  }
}
