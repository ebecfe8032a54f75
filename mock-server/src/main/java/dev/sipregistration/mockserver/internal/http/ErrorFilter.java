package dev.sipregistration.mockserver.internal.http;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;

/**
 * Reports what the filters beyond it have thrown. Grizzly itself closes the connection, no more.
 */
final class ErrorFilter extends BaseFilter {
  private final ErrorReport errors;

  ErrorFilter(ErrorReport errors) {
    this.errors = errors;
  }

  @Override
  public void exceptionOccurred(FilterChainContext context, Throwable failure) {
    errors.report(failure);
  }
}
