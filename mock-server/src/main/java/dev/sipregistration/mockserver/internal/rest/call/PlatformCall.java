package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.auth.Caller;
import dev.sipregistration.mockserver.internal.rest.body.FormField;
import dev.sipregistration.mockserver.journal.CallResponse;
import dev.sipregistration.mockserver.journal.CallWarning;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.RequestStyle;
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
public final class PlatformCall {
  private static final String PROPERTY = PlatformCall.class.getName();

  private final Instant at;
  private final List<Consumer<RecordedCall>> observers;
  private final long startedNanos = System.nanoTime();
  private final Set<RequestStyle> forms = EnumSet.noneOf(RequestStyle.class);
  private final List<CallWarning> warnings = new ArrayList<>(0);
  private String method = "";
  private List<FormField> fields = List.of();
  private List<String> inJson = List.of();
  private @Nullable Operation operation;
  private @Nullable Caller caller;

  public PlatformCall(Instant at, List<Consumer<RecordedCall>> observers) {
    this.at = at;
    this.observers = observers;
  }

  public void attachTo(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  /** Returns the call that a request is, if it is one. */
  public static Optional<PlatformCall> of(ContainerRequestContext request) {
    return Optional.ofNullable((PlatformCall) request.getProperty(PROPERTY));
  }

  /** Sets the method as it was called, whether there is such an operation or not. */
  public void method(String called) {
    method = called;
  }

  public String method() {
    return method;
  }

  public void operation(Operation found) {
    operation = found;
  }

  /** Returns the operation, or nothing as long as none was found. */
  public Optional<Operation> operation() {
    return Optional.ofNullable(operation);
  }

  public void caller(Caller letIn) {
    caller = letIn;
  }

  /** Returns who calls, or nothing as long as nobody was let in. */
  public Optional<Caller> caller() {
    return Optional.ofNullable(caller);
  }

  /** Sets the parameters as they came, wherever they stood. */
  public void fields(List<FormField> read) {
    fields = read;
  }

  public List<FormField> fields() {
    return fields;
  }

  /** Returns the first value of a parameter that is not empty, wherever it stood. */
  public Optional<String> given(String name) {
    for (FormField field : fields) {
      if (field.name().equals(name) && !"".equals(field.value())) {
        return Optional.ofNullable(field.value());
      }
    }
    return Optional.empty();
  }

  /** Sets the names in a JSON body, which are not read. */
  public void inJson(List<String> names) {
    inJson = names;
  }

  public List<String> inJson() {
    return inJson;
  }

  /** Notes a way in which the request is written; who uses a deprecated one is told so. */
  public void form(RequestStyle form) {
    if (forms.add(form)) {
      form.deprecation()
          .ifPresent(advice -> warn(new CallWarning(CallWarning.Kind.DEPRECATED_FORM, advice)));
    }
  }

  public boolean has(RequestStyle form) {
    return forms.contains(form);
  }

  public void warn(CallWarning warning) {
    warnings.add(warning);
  }

  /** Tells the observers all of it, without secrets. */
  public void answered(CallResponse answer, Redaction redaction) {
    RecordedCall call = seenWith(answer, redaction);
    observers.forEach(observer -> observer.accept(call));
  }

  private RecordedCall seenWith(CallResponse answer, Redaction redaction) {
    if (operation != null) {
      ValueForms.addTo(forms, operation, fields);
    }
    return new RecordedCall(
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
