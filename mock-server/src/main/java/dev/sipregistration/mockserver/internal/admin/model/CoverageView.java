package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.coverage.CodeCoverage;
import dev.sipregistration.mockserver.coverage.CoverageReport;
import dev.sipregistration.mockserver.coverage.FormCoverage;
import dev.sipregistration.mockserver.coverage.OperationCoverage;
import dev.sipregistration.mockserver.coverage.ParameterCoverage;
import dev.sipregistration.mockserver.coverage.StatusCoverage;
import dev.sipregistration.mockserver.coverage.ValueCoverage;
import dev.sipregistration.mockserver.internal.admin.generated.CodeCoverageModel;
import dev.sipregistration.mockserver.internal.admin.generated.CoverageModel;
import dev.sipregistration.mockserver.internal.admin.generated.FormCoverageModel;
import dev.sipregistration.mockserver.internal.admin.generated.OperationCoverageModel;
import dev.sipregistration.mockserver.internal.admin.generated.ParameterCoverageModel;
import dev.sipregistration.mockserver.internal.admin.generated.StatusCoverageModel;
import dev.sipregistration.mockserver.internal.admin.generated.ValueCoverageModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a report of the coverage as the admin contract lays it out. */
public final class CoverageView {
  private CoverageView() {}

  public static CoverageModel report(CoverageReport report) {
    return new CoverageModel()
        .operations(report.operations().stream().map(CoverageView::operation).toList())
        .callsOfNoOperation(report.callsOfNoOperation())
        .codesOfNoOperation(codes(report.codesOfNoOperation()));
  }

  private static OperationCoverageModel operation(OperationCoverage operation) {
    return new OperationCoverageModel()
        .method(operation.method())
        .calls(operation.calls())
        .succeeded(operation.succeeded())
        .parameters(operation.parameters().stream().map(CoverageView::parameter).toList())
        .parametersUnused(operation.parametersUnused())
        .errorCodes(codes(operation.codes()))
        .errorCodesMissing(operation.codesUnused())
        .forms(operation.forms().stream().map(CoverageView::form).toList())
        .formsUnused(operation.formsUnused().stream().map(JournalView::form).toList())
        .httpStatuses(operation.statuses().stream().map(CoverageView::status).toList());
  }

  private static ParameterCoverageModel parameter(ParameterCoverage parameter) {
    return new ParameterCoverageModel()
        .name(parameter.name())
        .calls(parameter.calls())
        .succeeded(parameter.succeeded())
        .values(values(parameter.values()));
  }

  private static @Nullable List<ValueCoverageModel> values(List<ValueCoverage> values) {
    return values.isEmpty()
        ? null
        : values.stream()
            .map(value -> new ValueCoverageModel().value(value.value()).calls(value.calls()))
            .toList();
  }

  private static List<CodeCoverageModel> codes(List<CodeCoverage> codes) {
    return codes.stream()
        .map(
            code ->
                new CodeCoverageModel()
                    .errorCode(code.code())
                    .msg(code.message())
                    .faultOnly(code.faultOnly())
                    .calls(code.calls()))
        .toList();
  }

  private static FormCoverageModel form(FormCoverage form) {
    return new FormCoverageModel().form(JournalView.form(form.form())).calls(form.calls());
  }

  private static StatusCoverageModel status(StatusCoverage status) {
    return new StatusCoverageModel().httpStatus(status.status()).calls(status.calls());
  }
}
