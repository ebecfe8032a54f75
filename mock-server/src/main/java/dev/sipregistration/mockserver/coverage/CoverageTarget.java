package dev.sipregistration.mockserver.coverage;

import java.util.List;

/**
 * What there is to use of one operation.
 *
 * @param method its name on the wire
 * @param parameters its parameters, in the contract's order
 * @param codes the codes of the errors that it gives, ascending
 */
public record CoverageTarget(String method, List<Parameter> parameters, List<Code> codes) {
  /**
   * A parameter.
   *
   * @param name its name
   * @param truth whether it is true or false, so that both are to be tried
   */
  public record Parameter(String name, boolean truth) {}

  /**
   * The code of an error.
   *
   * @param code the platform's code
   * @param message the platform's text
   * @param faultOnly whether nothing but a fault that was arranged gives it
   */
  public record Code(int code, String message, boolean faultOnly) {}
}
