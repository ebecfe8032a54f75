package dev.sipregistration.mockserver.coverage;

import java.util.List;

/**
 * The parts of one operation that tests can use.
 *
 * @param method its name on the wire
 * @param parameters its parameters, in the contract's order
 * @param codes the codes of its errors, ascending
 */
public record CoverageTarget(
    String method, List<ParameterTarget> parameters, List<ErrorTarget> codes) {
  /**
   * A parameter.
   *
   * @param isBoolean whether it is a boolean, so that tests should use both values
   */
  public record ParameterTarget(String name, boolean isBoolean) {}

  /**
   * The code of an error.
   *
   * @param code the platform's code
   * @param message the platform's text
   * @param faultOnly whether only an injected fault can cause it
   */
  public record ErrorTarget(int code, String message, boolean faultOnly) {}
}
