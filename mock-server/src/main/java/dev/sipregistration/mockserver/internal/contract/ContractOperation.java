package dev.sipregistration.mockserver.internal.contract;

import java.util.List;

/**
 * One operation of the contract.
 *
 * @param path where it is called, such as {@code /platform_api/BindSipRegistration}
 * @param summary what it does, in a few words
 * @param parameters its parameters, in the contract's order
 * @param requests whole requests, as examples
 */
public record ContractOperation(
    String path, String summary, List<ContractParameter> parameters, List<WholeRequest> requests) {

  /** Returns the name, which is the last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the names of the parameters. */
  public List<String> parameterNames() {
    return parameters.stream().map(ContractParameter::name).toList();
  }
}
