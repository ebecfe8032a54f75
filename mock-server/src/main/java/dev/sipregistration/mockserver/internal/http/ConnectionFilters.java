package dev.sipregistration.mockserver.internal.http;

import java.time.InstantSource;
import java.util.List;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.GrizzlyFuture;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.ssl.SSLBaseFilter;

/** The filters that each connection goes through, and what they share. */
final class ConnectionFilters {
  private final HttpLimits limits;
  private final HttpDate date;
  private final HeadJudge heads;
  private final ConnectionLimit connections;
  private final MemoryBudget budget;
  private final UnreadResponses unread;
  private final LingeringClose lingering;
  private final ConnectionTimeouts requestTimeouts;
  private final ErrorReport errors;

  ConnectionFilters(
      HttpLimits limits, InstantSource clock, ErrorReport errors, List<HandlerMapping> mappings) {
    this.limits = limits;
    this.errors = errors;
    date = new HttpDate(clock);
    heads = new HeadJudge(mappings, limits);
    connections = new ConnectionLimit(limits.connections());
    budget = new MemoryBudget(limits.memory());
    unread = new UnreadResponses(budget, limits.responseTime());
    lingering = new LingeringClose(limits.requestTime());
    requestTimeouts = new ConnectionTimeouts(limits.requestTime(), this::refuseTooSlow);
  }

  UnreadResponses unread() {
    return unread;
  }

  long held() {
    return budget.used();
  }

  List<ConnectionTimeouts> timeouts() {
    return List.of(requestTimeouts, unread.timeouts(), lingering.timeouts());
  }

  private void refuseTooSlow(Connection<?> connection) {
    FixedResponse tooSlow =
        FixedResponse.refusal(HttpStatus.REQUEST_TIMEOUT_408, "The request did not come in time.");
    GrizzlyFuture<?> unused = connection.write(Buffers.wrap(null, tooSlow.bytes(date)));
    connection.closeSilently();
  }

  /** Completes the filters of a listener, and replaces Grizzly's own filter for HTTP. */
  void install(NetworkListener listener, FilterChainBuilder filters) {
    int tls = filters.indexOfType(SSLBaseFilter.class);
    if (tls >= 0) {
      filters.set(tls, new TlsFilter(listener.getSslEngineConfig()));
    }
    int codec = filters.indexOfType(HttpServerFilter.class);
    filters.set(
        codec, new StrictHttp(listener, limits, requestTimeouts, unread, lingering, budget, date));
    filters.add(codec + 1, new RequestAggregator(heads, budget, lingering));
    filters.add(codec + 2, new WireFaultFilter());
    filters.add(codec + 3, new ErrorFilter(errors));
    filters.add(1, connections);
    filters.add(1, unread);
    filters.add(1, new ErrorFilter(errors));
  }
}
