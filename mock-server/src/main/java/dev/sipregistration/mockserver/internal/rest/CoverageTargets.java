package dev.sipregistration.mockserver.internal.rest;

import dev.sipregistration.mockserver.coverage.CoverageTarget;
import dev.sipregistration.mockserver.internal.rest.call.ErrorCode;
import dev.sipregistration.mockserver.internal.rest.call.Operation;
import dev.sipregistration.mockserver.internal.rest.call.ParameterType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what there is to use of each operation. Parameters come from the generated interface; the
 * codes, which the contract lists under {@code x-error-codes}, are listed again here.
 */
final class CoverageTargets {
  /** What calls that name no operation are answered with. */
  private static final Set<ErrorCode> OF_NO_OPERATION =
      EnumSet.of(ErrorCode.MISSING_COMMAND, ErrorCode.UNKNOWN_COMMAND);

  /** What only some operations give. */
  private static final Map<String, Set<ErrorCode>> PARTICULAR =
      Map.of(
          "CreateSipRegistration",
          EnumSet.of(
              ErrorCode.INSUFFICIENT_MONEY,
              ErrorCode.TOO_MANY_SIP_REGISTRATIONS,
              ErrorCode.INVALID_USERNAME,
              ErrorCode.INVALID_PROXY),
          "BindSipRegistration",
          EnumSet.of(ErrorCode.INVALID_REGISTRATION_ID));

  /** What the mock server never gives of itself. */
  private static final Set<ErrorCode> FAULT_ONLY =
      EnumSet.of(
          ErrorCode.FATAL_ERROR,
          ErrorCode.INTERNAL_ERROR,
          ErrorCode.DB_ERROR,
          ErrorCode.BILLING_FAILED,
          ErrorCode.INVALID_ACCOUNT_ID,
          ErrorCode.AUTOMATIC_RESEND);

  private CoverageTargets() {}

  static List<CoverageTarget> of(Collection<Operation> operations) {
    return operations.stream().map(CoverageTargets::of).toList();
  }

  static List<CoverageTarget.Code> ofNoOperation() {
    return codes(OF_NO_OPERATION);
  }

  private static CoverageTarget of(Operation operation) {
    return new CoverageTarget(
        operation.name(),
        operation.parameters().entrySet().stream()
            .map(
                parameter ->
                    new CoverageTarget.Parameter(
                        parameter.getKey(), parameter.getValue() == ParameterType.BOOLEAN))
            .toList(),
        codes(codesOf(operation)));
  }

  private static Set<ErrorCode> codesOf(Operation operation) {
    Set<ErrorCode> codes = EnumSet.allOf(ErrorCode.class);
    codes.removeAll(OF_NO_OPERATION);
    PARTICULAR.values().forEach(codes::removeAll);
    codes.addAll(PARTICULAR.getOrDefault(operation.name(), Set.of()));
    return codes;
  }

  private static List<CoverageTarget.Code> codes(Set<ErrorCode> codes) {
    return codes.stream()
        .map(
            code -> new CoverageTarget.Code(code.code(), code.message(), FAULT_ONLY.contains(code)))
        .toList();
  }
}
