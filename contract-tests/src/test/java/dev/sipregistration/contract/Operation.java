package dev.sipregistration.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** A call of the contract. */
record Operation(
    String path,
    String httpMethod,
    List<Parameter> parameters,
    List<ErrorCode> errorCodes,
    List<String> roles,
    List<WholeRequest> wholeRequests) {

  record Parameter(String name, boolean required, JsonNode schema) {}

  /**
   * A code that the call may be refused with.
   *
   * @param mock whether the mock server gives it
   * @param examples the names of its examples
   */
  record ErrorCode(int code, boolean mock, List<String> examples) {}

  /** Returns the last part of the path, which is how the vendor calls it. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  boolean isCalledBy(Exchange exchange) {
    return path.equals(exchange.path())
        && httpMethod.toUpperCase(Locale.ROOT).equals(exchange.method());
  }

  @Override
  public String toString() {
    return name();
  }
}
