package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.internal.admin.events.EventStreams;
import dev.sipregistration.mockserver.internal.admin.generated.EventsApi;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import dev.sipregistration.mockserver.internal.admin.model.QueryCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Set;
import org.glassfish.jersey.server.ChunkedOutput;
import org.jspecify.annotations.Nullable;

/** Sends what happens, as it happens. */
@Singleton
public final class EventsResource implements EventsApi {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final EventStreams streams;
  private final UriInfo uri;
  private final Request request;

  @Inject
  EventsResource(EventStreams streams, @Context UriInfo uri, @Context Request request) {
    this.streams = streams;
    this.uri = uri;
    this.request = request;
  }

  @Override
  public ChunkedOutput<String> streamEvents(
      @Nullable String lastEventId, @Nullable String duration) {
    QueryCheck.onlyWith(uri.getQueryParameters(), Set.of("duration"));
    return streams.open(lastEventId, duration == null ? endless() : wanted(duration));
  }

  /** A client that asks for the head alone waits for its end. */
  private @Nullable Duration endless() {
    return request.getMethod().equals(HttpMethod.HEAD) ? Duration.ZERO : null;
  }

  private static Duration wanted(String duration) {
    return BodyChecks.time("duration", duration, Duration.ZERO, LONGEST);
  }
}
