package dev.sipregistration.mockserver.rest;

import dev.sipregistration.mockserver.auth.Caller;
import dev.sipregistration.mockserver.journal.Call;
import dev.sipregistration.mockserver.journal.CallAnswer;
import dev.sipregistration.mockserver.journal.CallForm;
import dev.sipregistration.mockserver.journal.CallWarning;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call while it lasts. It goes with the request, from the gate to the answer;
 * each step adds what it has found out. Of one thread at a time.
 */
final class PlatformCall {
  private static final String PROPERTY = PlatformCall.class.getName();

  private final Instant at;
  private final List<Consumer<Call>> observers;
  private final long startedNanos = System.nanoTime();
  private final Set<CallForm> forms = EnumSet.noneOf(CallForm.class);
  private final List<CallWarning> warnings = new ArrayList<>(0);
  private String method = "";
  private List<FormField> fields = List.of();
  private List<String> inJson = List.of();
  private @Nullable Operation operation;
  private @Nullable Caller caller;

  PlatformCall(Instant at, List<Consumer<Call>> observers) {
    this.at = at;
    this.observers = observers;
  }

  void attachTo(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  /** Returns the call that a request is, if it is one. */
  static Optional<PlatformCall> of(ContainerRequestContext request) {
    return Optional.ofNullable((PlatformCall) request.getProperty(PROPERTY));
  }

  /** Sets the method as it was called, whether there is such an operation or not. */
  void method(String called) {
    method = called;
  }

  String method() {
    return method;
  }

  void operation(Operation found) {
    operation = found;
  }

  /** Returns the operation, or nothing as long as none was found. */
  Optional<Operation> operation() {
    return Optional.ofNullable(operation);
  }

  void caller(Caller letIn) {
    caller = letIn;
  }

  /** Returns who calls, or nothing as long as nobody was let in. */
  Optional<Caller> caller() {
    return Optional.ofNullable(caller);
  }

  /** Sets the parameters as they came, wherever they stood. */
  void fields(List<FormField> read) {
    fields = read;
  }

  List<FormField> fields() {
    return fields;
  }

  /** Returns the first value of a parameter that is not empty, wherever it stood. */
  Optional<String> given(String name) {
    for (FormField field : fields) {
      if (field.name().equals(name) && !"".equals(field.value())) {
        return Optional.ofNullable(field.value());
      }
    }
    return Optional.empty();
  }

  /** Sets the names in a JSON body, which are not read. */
  void inJson(List<String> names) {
    inJson = names;
  }

  List<String> inJson() {
    return inJson;
  }

  /** Notes a way in which the request is written; who uses a deprecated one is told so. */
  void form(CallForm form) {
    if (forms.add(form)) {
      form.deprecation()
          .ifPresent(advice -> warn(new CallWarning(CallWarning.Kind.DEPRECATED_FORM, advice)));
    }
  }

  boolean has(CallForm form) {
    return forms.contains(form);
  }

  void warn(CallWarning warning) {
    warnings.add(warning);
  }

  /** Tells the observers all of it, without secrets. */
  void answered(CallAnswer answer, Redaction redaction) {
    Call call = seenWith(answer, redaction);
    observers.forEach(observer -> observer.accept(call));
  }

  private Call seenWith(CallAnswer answer, Redaction redaction) {
    if (operation != null) {
      ValueForms.addTo(forms, operation, fields);
    }
    return new Call(
        0,
        at,
        Duration.ofNanos(System.nanoTime() - startedNanos),
        caller == null ? null : caller.account(),
        caller == null ? null : caller.serviceAccount().keyId(),
        Redaction.name(method),
        Collections.unmodifiableSet(forms),
        redaction.keep(operation, fields),
        answer,
        List.copyOf(warnings));
  }
}
