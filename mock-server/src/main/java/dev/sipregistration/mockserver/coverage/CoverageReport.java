package dev.sipregistration.mockserver.coverage;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * What of the API was used until now.
 *
 * @param operations each operation, in alphabetical order
 * @param callsOfNoOperation how many calls named no operation that there is, or none at all
 * @param codesOfNoOperation the errors that such calls are answered with
 */
public record CoverageReport(
    List<OperationCoverage> operations,
    long callsOfNoOperation,
    List<CodeCoverage> codesOfNoOperation) {

  /**
   * Returns one operation.
   *
   * @param method its name on the wire
   * @return what was used of it
   * @throws NoSuchElementException if there is no such operation
   */
  public OperationCoverage operation(String method) {
    return operations.stream()
        .filter(operation -> operation.method().equals(method))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("There is no operation " + method));
  }

  /**
   * Returns a table for people: the numbers of each operation, and what was not used of it.
   *
   * @return several lines of plain text, each ended with a line feed
   */
  public String table() {
    return new CoverageTable(this).text();
  }
}
