package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.internal.admin.generated.CallWarningKindModel;
import dev.sipregistration.mockserver.internal.admin.generated.CallWarningModel;
import dev.sipregistration.mockserver.internal.admin.generated.JournalCallModel;
import dev.sipregistration.mockserver.internal.admin.generated.RequestFormModel;
import dev.sipregistration.mockserver.internal.admin.generated.SentParameterModel;
import dev.sipregistration.mockserver.journal.CallWarning;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.RecordedParameter;
import dev.sipregistration.mockserver.journal.RequestStyle;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** Shows a call as the admin contract lays it out. */
public final class JournalView {
  private JournalView() {}

  public static JournalCallModel call(RecordedCall call) {
    int errorCode = call.response().errorCode();
    return new JournalCallModel()
        .number(call.number())
        .at(call.at().atOffset(ZoneOffset.UTC))
        .accountId(call.accountId() == null ? null : call.accountId().value())
        .claimedAccountId(call.claimedAccountId() == null ? null : call.claimedAccountId().value())
        .keyId(call.keyId() == null ? null : call.keyId().value())
        .method(call.method())
        .forms(call.forms().stream().map(JournalView::form).toList())
        .parameters(call.parameters().stream().map(JournalView::parameter).toList())
        .httpStatus(call.response().status())
        .errorCode(errorCode == 0 ? null : errorCode)
        .answer(call.response().body())
        .durationMicros(TimeUnit.NANOSECONDS.toMicros(call.duration().toNanos()))
        .warnings(call.warnings().stream().map(JournalView::warning).toList());
  }

  static RequestFormModel form(RequestStyle form) {
    return RequestFormModel.fromValue(form.name());
  }

  private static SentParameterModel parameter(RecordedParameter sent) {
    return new SentParameterModel().name(sent.name()).value(sent.value()).known(sent.known());
  }

  private static CallWarningModel warning(CallWarning warning) {
    return new CallWarningModel()
        .kind(CallWarningKindModel.fromValue(warning.kind().name()))
        .text(warning.text());
  }
}
