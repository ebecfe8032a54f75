package dev.sipregistration.mockserver.coverage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Joins the codes of the contract with the codes of the responses. */
final class CodeCounts {
  private CodeCounts() {}

  static List<CodeCoverage> coverage(List<CoverageTarget.Code> targets, Tally<Integer> counts) {
    Map<Integer, CodeCoverage> coverage = new TreeMap<>();
    for (int code : counts.values()) {
      coverage.put(code, new CodeCoverage(code, "", true, counts.of(code)));
    }
    for (CoverageTarget.Code target : targets) {
      coverage.put(
          target.code(),
          new CodeCoverage(
              target.code(), target.message(), target.faultOnly(), counts.of(target.code())));
    }
    return List.copyOf(coverage.values());
  }
}
