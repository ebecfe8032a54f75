package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.RequestStyle;
import java.util.List;

/**
 * The use of one operation.
 *
 * @param method its name on the wire
 * @param calls the number of calls
 * @param succeeded how many of them succeeded
 * @param parameters its parameters, in the contract's order
 * @param codes its errors by contract and others that occurred, ascending
 * @param forms the styles of requests
 * @param statuses the HTTP statuses other than 200 that occurred, ascending
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
   * Returns the parameters that only refused calls had.
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
   * Returns the unused values of those boolean parameters that were used.
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
   * Returns the codes of the errors that occurred.
   *
   * @return the codes, ascending
   */
  public List<Integer> codesUsed() {
    return codes.stream().filter(code -> code.calls() > 0).map(CodeCoverage::code).toList();
  }

  /**
   * Returns the codes of the errors that did not occur.
   *
   * @return the codes, ascending, without those that only an injected fault can cause
   */
  public List<Integer> codesUnused() {
    return codes.stream()
        .filter(code -> code.calls() == 0 && !code.faultOnly())
        .map(CodeCoverage::code)
        .toList();
  }

  /**
   * Returns the styles that some request had.
   *
   * @return the styles
   */
  public List<RequestStyle> formsUsed() {
    return forms.stream().filter(form -> form.calls() > 0).map(FormCoverage::form).toList();
  }

  /**
   * Returns the styles that no request had.
   *
   * @return the styles
   */
  public List<RequestStyle> formsUnused() {
    return forms.stream().filter(form -> form.calls() == 0).map(FormCoverage::form).toList();
  }
}
