package dev.sipregistration.mockserver.domain.outcome;

import java.util.List;
import java.util.Optional;

/**
 * The domain said no.
 *
 * @param parameters what it is about, in the contract's order: none if it is about the account, two
 *     if an id and a name exclude each other, else one
 */
public record Refusal(Reason reason, List<Parameter> parameters) {
  /** Copies the parameters. */
  public Refusal {
    parameters = List.copyOf(parameters);
  }

  public static Refusal of(Reason reason, Parameter... parameters) {
    return new Refusal(reason, List.of(parameters));
  }

  /** Returns the first parameter, or nothing if the refusal is about the account. */
  public Optional<Parameter> parameter() {
    return parameters.stream().findFirst();
  }
}
