package dev.sipregistration.mockserver.coverage;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * The use of the API so far.
 *
 * @param operations each operation, in alphabetical order
 * @param callsOfNoOperation the number of calls that named an unknown operation, or none
 * @param codesOfNoOperation the errors of such calls
 */
public record CoverageReport(
    List<OperationCoverage> operations,
    long callsOfNoOperation,
    List<CodeCoverage> codesOfNoOperation) {

  /**
   * Returns the operation of a name on the wire.
   *
   * @throws NoSuchElementException if there is no such operation
   */
  public OperationCoverage operation(String method) {
    return operations.stream()
        .filter(operation -> operation.method().equals(method))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("There is no operation " + method));
  }

  /** {@return a table for people, in several lines: the numbers and the gaps of each operation} */
  public String table() {
    return new CoverageTable(this).text();
  }
}
