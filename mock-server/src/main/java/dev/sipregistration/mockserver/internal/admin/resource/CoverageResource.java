package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.internal.admin.generated.CoverageApi;
import dev.sipregistration.mockserver.internal.admin.generated.CoverageModel;
import dev.sipregistration.mockserver.internal.admin.model.CoverageFormat;
import dev.sipregistration.mockserver.internal.admin.model.CoverageView;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.QueryCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the coverage of the vendor's API. */
@Singleton
public final class CoverageResource implements CoverageApi {
  private final Coverage coverage;
  private final UriInfo uri;

  @Inject
  CoverageResource(Coverage coverage, @Context UriInfo uri) {
    this.coverage = coverage;
    this.uri = uri;
  }

  /** {@link CoverageFormat} writes the response in the format. */
  @Override
  public CoverageModel getCoverage(@Nullable String format) {
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
