package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.CoverageApi;
import dev.sipregistration.mockserver.coverage.Coverage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what was used of the vendor's API. */
@Singleton
final class CoverageResource implements CoverageApi {
  private final Coverage coverage;
  private final UriInfo uri;

  @Inject
  CoverageResource(Coverage coverage, @Context UriInfo uri) {
    this.coverage = coverage;
    this.uri = uri;
  }

  /** The format has chosen by now what the answer is written as; see {@link CoverageFormat}. */
  @Override
  public dev.sipregistration.mockserver.admin.generated.Coverage getCoverage(
      @Nullable String format) {
    QueryCheck.onlyWith(uri.getQueryParameters(), Set.of(CoverageFormat.NAME));
    if (format != null && !CoverageFormat.KNOWN.contains(format)) {
      throw ProblemException.badRequest("", "format must be one of json, table");
    }
    return CoverageView.report(coverage.report());
  }

  @Override
  public void clearCoverage() {
    coverage.clear();
  }
}
