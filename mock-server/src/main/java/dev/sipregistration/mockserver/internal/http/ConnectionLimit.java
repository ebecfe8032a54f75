package dev.sipregistration.mockserver.internal.http;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/**
 * Bounds the connections that are open. One too many closes the oldest that has no request in
 * flight, so that clients that only hold connections do not keep others out. Where each has one,
 * there may be more, until one of them is over.
 */
final class ConnectionLimit extends BaseFilter {
  private final Set<Connection<?>> open = new LinkedHashSet<>();
  private final int limit;

  ConnectionLimit(int limit) {
    this.limit = limit;
  }

  @Override
  public NextAction handleAccept(FilterChainContext context) {
    makeRoom().ifPresent(Connection::terminateSilently);
    add(context.getConnection());
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) {
    remove(context.getConnection());
    return context.getInvokeAction();
  }

  /** Returns the connection that has to go before another is added, if any. */
  private synchronized Optional<Connection<?>> makeRoom() {
    if (open.size() < limit) {
      return Optional.empty();
    }
    Optional<Connection<?>> oldest =
        open.stream().filter(each -> !InFlightRequests.areOf(each)).findFirst();
    oldest.ifPresent(open::remove);
    return oldest;
  }

  private synchronized void add(Connection<?> accepted) {
    open.add(accepted);
  }

  private synchronized void remove(Connection<?> closed) {
    open.remove(closed);
  }
}
