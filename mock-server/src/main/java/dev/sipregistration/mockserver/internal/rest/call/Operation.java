package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.domain.directory.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One operation of the API.
 *
 * @param name the last part of the path, such as {@code CreateSipRegistration}
 * @param parameters each parameter's type, in the contract's order
 * @param roles any one of these is enough to call it
 * @param errorCodes what its calls can be refused with
 */
public record Operation(
    String name,
    Map<String, ParameterType> parameters,
    Set<Role> roles,
    Set<ErrorCode> errorCodes) {

  Optional<ParameterType> typeOf(String parameter) {
    return Optional.ofNullable(parameters.get(parameter));
  }
}
