package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.internal.admin.generated.CoverageApi;
import dev.sipregistration.mockserver.internal.admin.generated.CoverageModel;
import dev.sipregistration.mockserver.internal.admin.model.CoverageFormat;
import dev.sipregistration.mockserver.internal.admin.model.CoverageView;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Shows the coverage of the vendor's API. */
@Singleton
public final class CoverageResource implements CoverageApi {
  private final Coverage coverage;

  @Inject
  CoverageResource(Coverage coverage) {
    this.coverage = coverage;
  }

  /** {@link CoverageFormat} writes the response in the format. */
  @Override
  public CoverageModel getCoverage(@Nullable String format) {
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
