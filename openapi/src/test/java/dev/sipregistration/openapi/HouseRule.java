package dev.sipregistration.openapi;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that all contracts of this house keep to.
 *
 * @param sentence the rule, for people
 * @param check finds every place in a contract where the rule is not kept
 */
record HouseRule(String sentence, Function<Contract, Stream<Violation>> check) {

  @Override
  public String toString() {
    return sentence;
  }
}
