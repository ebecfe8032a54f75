package dev.sipregistration.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * An example of the contract that can be replayed.
 *
 * @param given the states that the server has to be brought into, in order
 * @param answerName the name of the response among the contract's examples
 * @param answer the response, which has to come exactly so
 */
record WholeRequest(
    String name,
    List<String> given,
    List<Exchange.QueryParameter> parameters,
    String responseName,
    JsonNode response) {

  /** Returns whether somebody sent just this and was answered as it is written. */
  boolean isPlayedBy(Exchange exchange) {
    return Set.copyOf(parameters).equals(Set.copyOf(exchange.query()))
        && response.equals(exchange.json());
  }

  @Override
  public String toString() {
    return name;
  }
}
