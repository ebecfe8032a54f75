package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.RequestStyle;
import java.util.List;

/**
 * What was used of one operation.
 *
 * @param method its name on the wire
 * @param calls how many calls there were
 * @param succeeded how many of them succeeded
 * @param parameters its parameters, in the contract's order
 * @param codes the errors that it gives, ascending, and others that it gave
 * @param forms the ways in which a request can be written
 * @param statuses the HTTP statuses other than 200 that were given, ascending
 */
public record OperationCoverage(
    String method,
    long calls,
    long succeeded,
    List<ParameterCoverage> parameters,
    List<CodeCoverage> codes,
    List<FormCoverage> forms,
    List<StatusCoverage> statuses) {

  /**
   * Returns the parameters that some call had.
   *
   * @return their names, in the contract's order
   */
  public List<String> parametersUsed() {
    return parameters.stream()
        .filter(parameter -> parameter.calls() > 0)
        .map(ParameterCoverage::name)
        .toList();
  }

  /**
   * Returns the parameters that no call had.
   *
   * @return their names, in the contract's order
   */
  public List<String> parametersUnused() {
    return parameters.stream()
        .filter(parameter -> parameter.calls() == 0)
        .map(ParameterCoverage::name)
        .toList();
  }

  /**
   * Returns the parameters that only calls had which were refused.
   *
   * @return their names, in the contract's order
   */
  public List<String> parametersOnlyRefused() {
    return parameters.stream()
        .filter(parameter -> parameter.calls() > 0 && parameter.succeeded() == 0)
        .map(ParameterCoverage::name)
        .toList();
  }

  /**
   * Returns the values that no call had, of parameters that are true or false and were used.
   *
   * @return each as {@code bind=false}, in the contract's order
   */
  public List<String> valuesUnused() {
    return parameters.stream()
        .filter(parameter -> parameter.calls() > 0)
        .flatMap(
            parameter ->
                parameter.values().stream()
                    .filter(value -> value.calls() == 0)
                    .map(value -> parameter.name() + "=" + value.value()))
        .toList();
  }

  /**
   * Returns the codes of the errors that were given.
   *
   * @return the codes, ascending
   */
  public List<Integer> codesGiven() {
    return codes.stream().filter(code -> code.calls() > 0).map(CodeCoverage::code).toList();
  }

  /**
   * Returns the codes of the errors that the operation gives and did not give.
   *
   * @return the codes, ascending; without those that nothing but an arranged fault gives
   */
  public List<Integer> codesMissing() {
    return codes.stream()
        .filter(code -> code.calls() == 0 && !code.faultOnly())
        .map(CodeCoverage::code)
        .toList();
  }

  /**
   * Returns the ways in which some request was written.
   *
   * @return the ways
   */
  public List<RequestStyle> formsUsed() {
    return forms.stream().filter(form -> form.calls() > 0).map(FormCoverage::form).toList();
  }

  /**
   * Returns the ways in which no request was written.
   *
   * @return the ways
   */
  public List<RequestStyle> formsUnused() {
    return forms.stream().filter(form -> form.calls() == 0).map(FormCoverage::form).toList();
  }
}
