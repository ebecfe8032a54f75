package dev.sipregistration.mockserver.coverage;

import dev.sipregistration.mockserver.journal.RequestStyle;
import java.util.List;
import java.util.function.Predicate;

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

  /** {@return the names of the parameters that some call had, in the contract's order} */
  public List<String> parametersUsed() {
    return names(parameter -> parameter.calls() > 0);
  }

  /** {@return the names of the parameters that no call had, in the contract's order} */
  public List<String> parametersUnused() {
    return names(parameter -> parameter.calls() == 0);
  }

  /** {@return the names of the parameters that only refused calls had, in the contract's order} */
  public List<String> parametersOnlyRefused() {
    return names(parameter -> parameter.calls() > 0 && parameter.succeeded() == 0);
  }

  private List<String> names(Predicate<ParameterCoverage> which) {
    return parameters.stream().filter(which).map(ParameterCoverage::name).toList();
  }

  /**
   * {@return the unused values of those boolean parameters that were used, each as {@code
   * bind=false}}
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

  /** {@return the codes of the errors that occurred, ascending} */
  public List<Integer> codesUsed() {
    return codes.stream().filter(code -> code.calls() > 0).map(CodeCoverage::code).toList();
  }

  /**
   * {@return the codes of the errors that did not occur, ascending, without those that only an
   * injected fault can cause}
   */
  public List<Integer> codesUnused() {
    return codes.stream()
        .filter(code -> code.calls() == 0 && !code.faultOnly())
        .map(CodeCoverage::code)
        .toList();
  }

  /** {@return the styles that some request had} */
  public List<RequestStyle> formsUsed() {
    return forms.stream().filter(form -> form.calls() > 0).map(FormCoverage::form).toList();
  }

  /** {@return the styles that no request had} */
  public List<RequestStyle> formsUnused() {
    return forms.stream().filter(form -> form.calls() == 0).map(FormCoverage::form).toList();
  }
}
