package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.Reference;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.outcome.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a draft. */
final class Violations {
  private final List<Refusal> found = new ArrayList<>();

  void add(Reason reason, Parameter... parameters) {
    found.add(Refusal.of(reason, parameters));
  }

  void require(boolean present, Parameter parameter) {
    if (!present) {
      add(Reason.REQUIRED_PARAMETER_EMPTY, parameter);
    }
  }

  /** Returns the parsed text, or null if it is absent or malformed. */
  <T> @Nullable T parsed(
      @Nullable String text,
      Function<String, Optional<T>> parser,
      Reason malformed,
      Parameter parameter) {
    if (text == null) {
      return null;
    }
    Optional<T> value = parser.apply(text);
    if (value.isEmpty()) {
      add(malformed, parameter);
    }
    return value.orElse(null);
  }

  /** Returns the reference, or null if there is none, or both an id and a name. */
  <I> @Nullable Reference<I> reference(
      @Nullable I id, @Nullable String name, Parameter byId, Parameter byName) {
    if (id != null && name != null) {
      add(Reason.ID_AND_NAME, byId, byName);
      return null;
    }
    if (id != null) {
      return new Reference.ById<>(id);
    }
    return name == null ? null : new Reference.ByName<>(name);
  }

  /** Returns the command, which is only built if nothing is wrong. */
  <T> Outcome<T> unlessAny(Supplier<? extends T> command) {
    return found.isEmpty() ? Outcome.accepted(command.get()) : new Outcome.Refused<>(found);
  }
}
