package dev.sipregistration.mockserver.internal.http;

import java.util.LinkedHashSet;
import java.util.Set;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the connections that are open. One too many closes the oldest that has no request in
 * flight, so that clients that only hold connections do not keep others out.
 */
final class ConnectionLimit extends BaseFilter {
  private final Set<Connection<?>> open = new LinkedHashSet<>();
  private final int limit;

  ConnectionLimit(int limit) {
    this.limit = limit;
  }

  @Override
  public NextAction handleAccept(FilterChainContext context) {
    Connection<?> accepted = context.getConnection();
    Connection<?> surplus = add(accepted);
    if (surplus != null) {
      surplus.terminateSilently();
    }
    return surplus == accepted ? context.getStopAction() : context.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) {
    remove(context.getConnection());
    return context.getInvokeAction();
  }

  /** Adds a connection, and returns the one that has to make room, if any. */
  private synchronized @Nullable Connection<?> add(Connection<?> accepted) {
    open.add(accepted);
    if (open.size() <= limit) {
      return null;
    }
    for (Connection<?> oldest : open) {
      if (!InFlightRequests.areOf(oldest)) {
        open.remove(oldest);
        return oldest;
      }
    }
    return null;
  }

  private synchronized void remove(Connection<?> closed) {
    open.remove(closed);
  }
}
