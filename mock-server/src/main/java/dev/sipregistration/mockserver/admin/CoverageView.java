package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.Coverage;
import dev.sipregistration.mockserver.coverage.CodeCoverage;
import dev.sipregistration.mockserver.coverage.CoverageReport;
import dev.sipregistration.mockserver.coverage.FormCoverage;
import dev.sipregistration.mockserver.coverage.OperationCoverage;
import dev.sipregistration.mockserver.coverage.ParameterCoverage;
import dev.sipregistration.mockserver.coverage.StatusCoverage;
import dev.sipregistration.mockserver.coverage.ValueCoverage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a report of the coverage as the admin contract lays it out. */
final class CoverageView {
  private CoverageView() {}

  static Coverage report(CoverageReport report) {
    return new Coverage()
        .operations(report.operations().stream().map(CoverageView::operation).toList())
        .callsOfNoOperation(report.callsOfNoOperation())
        .codesOfNoOperation(codes(report.codesOfNoOperation()));
  }

  private static dev.sipregistration.mockserver.admin.generated.OperationCoverage operation(
      OperationCoverage operation) {
    return new dev.sipregistration.mockserver.admin.generated.OperationCoverage()
        .method(operation.method())
        .calls(operation.calls())
        .succeeded(operation.succeeded())
        .parameters(operation.parameters().stream().map(CoverageView::parameter).toList())
        .parametersUnused(operation.parametersUnused())
        .errorCodes(codes(operation.codes()))
        .errorCodesMissing(operation.codesMissing())
        .forms(operation.forms().stream().map(CoverageView::form).toList())
        .formsUnused(operation.formsUnused().stream().map(JournalView::form).toList())
        .httpStatuses(operation.statuses().stream().map(CoverageView::status).toList());
  }

  private static dev.sipregistration.mockserver.admin.generated.ParameterCoverage parameter(
      ParameterCoverage parameter) {
    return new dev.sipregistration.mockserver.admin.generated.ParameterCoverage()
        .name(parameter.name())
        .calls(parameter.calls())
        .succeeded(parameter.succeeded())
        .values(values(parameter.values()));
  }

  private static @Nullable List<dev.sipregistration.mockserver.admin.generated.ValueCoverage>
      values(List<ValueCoverage> values) {
    return values.isEmpty()
        ? null
        : values.stream()
            .map(
                value ->
                    new dev.sipregistration.mockserver.admin.generated.ValueCoverage()
                        .value(value.value())
                        .calls(value.calls()))
            .toList();
  }

  private static List<dev.sipregistration.mockserver.admin.generated.CodeCoverage> codes(
      List<CodeCoverage> codes) {
    return codes.stream()
        .map(
            code ->
                new dev.sipregistration.mockserver.admin.generated.CodeCoverage()
                    .errorCode(code.code())
                    .msg(code.message())
                    .faultOnly(code.faultOnly())
                    .calls(code.calls()))
        .toList();
  }

  private static dev.sipregistration.mockserver.admin.generated.FormCoverage form(
      FormCoverage form) {
    return new dev.sipregistration.mockserver.admin.generated.FormCoverage()
        .form(JournalView.form(form.form()))
        .calls(form.calls());
  }

  private static dev.sipregistration.mockserver.admin.generated.StatusCoverage status(
      StatusCoverage status) {
    return new dev.sipregistration.mockserver.admin.generated.StatusCoverage()
        .httpStatus(status.status())
        .calls(status.calls());
  }
}
