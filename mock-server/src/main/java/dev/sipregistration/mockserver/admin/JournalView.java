package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.CallWarning;
import dev.sipregistration.mockserver.admin.generated.CallWarningKind;
import dev.sipregistration.mockserver.admin.generated.JournalCall;
import dev.sipregistration.mockserver.admin.generated.RequestForm;
import dev.sipregistration.mockserver.admin.generated.SentParameter;
import dev.sipregistration.mockserver.journal.Call;
import dev.sipregistration.mockserver.journal.CallForm;
import dev.sipregistration.mockserver.journal.GivenParameter;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** Shows a call as the admin contract lays it out. */
final class JournalView {
  private JournalView() {}

  static JournalCall call(Call call) {
    int errorCode = call.answer().errorCode();
    return new JournalCall()
        .number(call.number())
        .at(call.at().atOffset(ZoneOffset.UTC))
        .accountId(call.accountId() == null ? null : call.accountId().value())
        .keyId(call.keyId() == null ? null : call.keyId().value())
        .method(call.method())
        .forms(call.forms().stream().map(JournalView::form).toList())
        .parameters(call.parameters().stream().map(JournalView::parameter).toList())
        .httpStatus(call.answer().status())
        .errorCode(errorCode == 0 ? null : errorCode)
        .answer(call.answer().body())
        .durationMicros(TimeUnit.NANOSECONDS.toMicros(call.duration().toNanos()))
        .warnings(call.warnings().stream().map(JournalView::warning).toList());
  }

  static RequestForm form(CallForm form) {
    return RequestForm.fromValue(form.name());
  }

  private static SentParameter parameter(GivenParameter given) {
    return new SentParameter().name(given.name()).value(given.value()).known(given.known());
  }

  private static CallWarning warning(dev.sipregistration.mockserver.journal.CallWarning warning) {
    return new CallWarning()
        .kind(CallWarningKind.fromValue(warning.kind().name()))
        .text(warning.text());
  }
}
