package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.auth.Caller;
import dev.sipregistration.mockserver.domain.id.AccountId;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call. It is attached to the request, and each filter adds what it finds out.
 * Used by one thread at a time.
 */
public final class PlatformCall {
  private static final String PROPERTY = PlatformCall.class.getName();

  private final Instant at;
  private final List<Consumer<RecordedCall>> observers;
  private final long startedNanos = System.nanoTime();
  private final Set<RequestStyle> styles = EnumSet.noneOf(RequestStyle.class);
  private final List<CallWarning> warnings = new ArrayList<>(0);
  private String method = "";
  private List<FormField> fields = List.of();
  private List<String> inJson = List.of();
  private @Nullable UnknownParameters unknown;
  private @Nullable Operation operation;
  private @Nullable Caller caller;
  private @Nullable AccountId claimed;

  public PlatformCall(Instant at, List<Consumer<RecordedCall>> observers) {
    this.at = at;
    this.observers = observers;
  }

  public void attachTo(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  /** Returns the call of a request, or nothing if the request is not for the platform. */
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

  public void caller(Caller authenticated) {
    caller = authenticated;
  }

  /**
   * Returns who calls.
   *
   * @throws NullPointerException if the call is not authenticated
   */
  public Caller caller() {
    return Objects.requireNonNull(caller);
  }

  public boolean isAuthenticated() {
    return caller != null;
  }

  /** Sets the account that the token of a call names which was not authenticated. */
  public void claims(AccountId account) {
    claimed = account;
  }

  /** Sets the parameters of the query and the body, in the order of the call. */
  public void fields(List<FormField> read) {
    fields = read;
  }

  public List<FormField> fields() {
    return fields;
  }

  /** Returns the first value of a parameter that is not empty. */
  public Optional<String> value(String name) {
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

  /** Sets the parameters that the operation does not have, and warns of them. */
  public void unknown(UnknownParameters found) {
    if (!found.isEmpty()) {
      unknown = found;
      found.warnings().forEach(this::warn);
    }
  }

  /** Returns the parameters that the operation does not have, or nothing if there are none. */
  public Optional<UnknownParameters> unknown() {
    return Optional.ofNullable(unknown);
  }

  /** Adds a style in which the request is written, and a warning if the style is deprecated. */
  public void style(RequestStyle style) {
    if (styles.add(style)) {
      style
          .deprecation()
          .ifPresent(advice -> warn(new CallWarning(CallWarning.Kind.DEPRECATED_FORM, advice)));
    }
  }

  public boolean has(RequestStyle style) {
    return styles.contains(style);
  }

  public void warn(CallWarning warning) {
    warnings.add(warning);
  }

  /** Returns the text of the first warning of a kind. */
  public Optional<String> warning(CallWarning.Kind kind) {
    for (CallWarning warning : warnings) {
      if (warning.kind() == kind) {
        return Optional.of(warning.text());
      }
    }
    return Optional.empty();
  }

  /** Notifies the observers of the complete call, without secrets. */
  public void finish(CallResponse response, Redaction redaction) {
    if (operation != null) {
      addValueStyles(operation);
    }
    RecordedCall call =
        new RecordedCall(
            0,
            at,
            Duration.ofNanos(System.nanoTime() - startedNanos),
            caller == null ? null : caller.account(),
            claimed,
            caller == null ? null : caller.serviceAccount().keyId(),
            Redaction.name(method),
            Collections.unmodifiableSet(styles),
            redaction.keep(operation, fields),
            response,
            List.copyOf(warnings));
    observers.forEach(observer -> observer.accept(call));
  }

  private void addValueStyles(Operation called) {
    for (FormField field : fields) {
      ParameterType type = called.parameters().get(field.name());
      String value = field.value();
      RequestStyle style = type == null || value == null ? null : type.style(value);
      if (style != null) {
        styles.add(style);
      }
    }
  }
}
