package dev.sipregistration.mockserver.coverage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the codes that were given beside those that there are. */
final class CodeCounts {
  private CodeCounts() {}

  static List<CodeCoverage> coverage(List<CoverageTarget.Code> targets, Tally<Integer> given) {
    Map<Integer, CodeCoverage> coverage = new TreeMap<>();
    for (int code : given.things()) {
      coverage.put(code, new CodeCoverage(code, "", true, given.of(code)));
    }
    for (CoverageTarget.Code target : targets) {
      coverage.put(
          target.code(),
          new CodeCoverage(
              target.code(), target.message(), target.faultOnly(), given.of(target.code())));
    }
    return List.copyOf(coverage.values());
  }
}
