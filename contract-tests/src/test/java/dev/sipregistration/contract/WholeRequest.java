package dev.sipregistration.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An example of the contract that can be replayed.
 *
 * @param given the states that the server has to be brought into, in order
 * @param answerName the name of the answer among the contract's examples
 * @param answer the answer, which has to come exactly so
 */
record WholeRequest(
    String name,
    List<String> given,
    List<Exchange.Parameter> parameters,
    String answerName,
    JsonNode answer) {

  @Override
  public String toString() {
    return name;
  }
}
