package dev.sipregistration.mockserver.internal.rest.call;

import static dev.sipregistration.mockserver.domain.directory.Role.ACCOUNTANT;
import static dev.sipregistration.mockserver.domain.directory.Role.ADMIN;
import static dev.sipregistration.mockserver.domain.directory.Role.DEVELOPER;
import static dev.sipregistration.mockserver.domain.directory.Role.OWNER;
import static dev.sipregistration.mockserver.domain.directory.Role.SUPERVISOR;
import static dev.sipregistration.mockserver.domain.directory.Role.SUPPORT;

import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.coverage.CoverageTarget;
import dev.sipregistration.mockserver.domain.directory.Role;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The operations of the API: one row for each says what the generated interface cannot say. A test
 * compares the rows with {@code x-roles} and {@code x-error-codes} of the contract. Names and
 * parameters are read off the interface.
 */
public final class OperationTable {
  /** The errors of a call that names no operation. */
  private static final Set<ErrorCode> NO_OPERATION =
      EnumSet.of(ErrorCode.MISSING_COMMAND, ErrorCode.UNKNOWN_COMMAND);

  /** The errors that only a fault gives. */
  private static final Set<ErrorCode> FAULT_ONLY =
      EnumSet.of(
          ErrorCode.FATAL_ERROR,
          ErrorCode.INTERNAL_ERROR,
          ErrorCode.DB_ERROR,
          ErrorCode.BILLING_FAILED,
          ErrorCode.INVALID_ACCOUNT_ID,
          ErrorCode.AUTOMATIC_RESEND);

  /** The errors of applications, rules and users that a call names. */
  private static final Set<ErrorCode> TARGET =
      EnumSet.of(
          ErrorCode.INVALID_APPLICATION_NAME,
          ErrorCode.INVALID_APPLICATION_ID,
          ErrorCode.INVALID_USER_ID,
          ErrorCode.INVALID_RULE_ID,
          ErrorCode.INVALID_RULE_NAME,
          ErrorCode.USER_NOT_IN_APPLICATION,
          ErrorCode.PERSISTENT_REGISTRATION);

  /** The errors of what a SIP registration registers with. */
  private static final Set<ErrorCode> CREDENTIALS =
      EnumSet.of(ErrorCode.INVALID_USERNAME, ErrorCode.INVALID_PROXY);

  /** The errors of texts, and of what is named by id or by name. */
  private static final Set<ErrorCode> TEXTS =
      EnumSet.of(ErrorCode.ONLY_ONE_OF, ErrorCode.PARAMETER_TOO_LONG);

  private static final Set<ErrorCode> REQUIRED = EnumSet.of(ErrorCode.REQUIRED_PARAMETER_EMPTY);

  private static final Set<ErrorCode> REGISTRATION = EnumSet.of(ErrorCode.INVALID_REGISTRATION_ID);

  /** What is true of each operation. Error codes that no row has are those of every operation. */
  private static final Map<String, Row> ROWS =
      Map.of(
          "CreateSipRegistration",
          new Row(
              EnumSet.of(OWNER, ADMIN, ACCOUNTANT),
              union(
                  EnumSet.of(ErrorCode.INSUFFICIENT_MONEY, ErrorCode.TOO_MANY_SIP_REGISTRATIONS),
                  CREDENTIALS,
                  REQUIRED,
                  TARGET,
                  TEXTS)),
          "BindSipRegistration",
          new Row(
              EnumSet.of(OWNER, ADMIN, DEVELOPER), union(REGISTRATION, REQUIRED, TARGET, TEXTS)),
          "UpdateSipRegistration",
          new Row(
              EnumSet.of(OWNER, ADMIN, DEVELOPER),
              union(CREDENTIALS, REGISTRATION, REQUIRED, TARGET, TEXTS)),
          "DeleteSipRegistration",
          new Row(EnumSet.of(OWNER, ADMIN), union(REGISTRATION, REQUIRED)),
          "GetSipRegistrations",
          new Row(
              EnumSet.of(OWNER, ADMIN, DEVELOPER, SUPERVISOR, ACCOUNTANT, SUPPORT),
              union(TEXTS),
              Map.of(
                  "application_id", ParameterType.ID_LIST,
                  "application_name", ParameterType.TEXT_LIST,
                  "rule_id", ParameterType.ID_LIST,
                  "rule_name", ParameterType.TEXT_LIST,
                  "user_id", ParameterType.ID_LIST,
                  "user_name", ParameterType.TEXT_LIST,
                  "proxy", ParameterType.TEXT_LIST,
                  "status_code", ParameterType.CODE_RANGES)));

  private final Map<String, Operation> operations;

  private OperationTable(Map<String, Operation> operations) {
    this.operations = operations;
  }

  /**
   * Reads the operations of a generated interface.
   *
   * @throws IllegalStateException if the table has no row for one of them
   */
  public static OperationTable of(Class<?> generatedInterface) {
    return new OperationTable(
        Arrays.stream(generatedInterface.getMethods())
            .map(OperationTable::operation)
            .collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity())));
  }

  public Optional<Operation> find(String name) {
    return Optional.ofNullable(operations.get(name));
  }

  public Collection<Operation> all() {
    return operations.values();
  }

  /** Returns a coverage of these operations, with nothing used yet. */
  public Coverage coverage() {
    return new Coverage(
        all().stream().map(OperationTable::coverageTarget).toList(), codes(NO_OPERATION));
  }

  private static CoverageTarget coverageTarget(Operation operation) {
    return new CoverageTarget(
        operation.name(),
        operation.parameters().entrySet().stream()
            .map(
                parameter ->
                    new CoverageTarget.ParameterTarget(
                        parameter.getKey(), parameter.getValue() == ParameterType.BOOLEAN))
            .toList(),
        codes(operation.errorCodes()));
  }

  private static List<CoverageTarget.ErrorTarget> codes(Set<ErrorCode> codes) {
    return codes.stream()
        .map(
            code ->
                new CoverageTarget.ErrorTarget(
                    code.code(), code.message(), FAULT_ONLY.contains(code)))
        .toList();
  }

  private static Operation operation(Method method) {
    String name = method.getAnnotation(Path.class).value().substring(1);
    Row row = ROWS.get(name);
    if (row == null) {
      throw new IllegalStateException(name + " has no row in OperationTable");
    }
    return new Operation(name, parameters(method, row), row.roles(), row.allErrorCodes());
  }

  private static Map<String, ParameterType> parameters(Method method, Row row) {
    Map<String, ParameterType> parameters = new LinkedHashMap<>();
    Class<?>[] types = method.getParameterTypes();
    // One parse of them all; Parameter.getAnnotation would parse them all for each parameter.
    Annotation[][] annotations = method.getParameterAnnotations();
    for (int i = 0; i < types.length; i++) {
      for (Annotation annotation : annotations[i]) {
        if (annotation instanceof QueryParam query) {
          ParameterType list = row.lists().get(query.value());
          parameters.put(query.value(), list == null ? ParameterType.of(types[i]) : list);
        }
      }
    }
    return parameters;
  }

  /**
   * A row of the table: the roles that the vendor documents, the error codes that not every
   * operation has, and the parameters that are lists, which are texts to the generated interface.
   */
  private record Row(Set<Role> roles, Set<ErrorCode> errorCodes, Map<String, ParameterType> lists) {
    Row(Set<Role> roles, Set<ErrorCode> errorCodes) {
      this(roles, errorCodes, Map.of());
    }

    Set<ErrorCode> allErrorCodes() {
      Set<ErrorCode> all = EnumSet.allOf(ErrorCode.class);
      all.removeAll(NO_OPERATION);
      ROWS.values().forEach(row -> all.removeAll(row.errorCodes));
      all.addAll(errorCodes);
      return all;
    }
  }

  @SafeVarargs
  private static Set<ErrorCode> union(Set<ErrorCode>... sets) {
    Set<ErrorCode> all = EnumSet.noneOf(ErrorCode.class);
    for (Set<ErrorCode> set : sets) {
      all.addAll(set);
    }
    return all;
  }
}
