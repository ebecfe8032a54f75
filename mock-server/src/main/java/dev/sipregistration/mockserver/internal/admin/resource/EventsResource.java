package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.internal.admin.events.EventStreams;
import dev.sipregistration.mockserver.internal.admin.generated.EventsApi;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.glassfish.jersey.server.ChunkedOutput;
import org.jspecify.annotations.Nullable;

/** Sends what happens, as it happens. */
@Singleton
public final class EventsResource implements EventsApi {
  /** The parameter that limits a stream. */
  public static final String DURATION = "duration";

  /** The path of the stream, relative to that of the server. */
  public static final String PATH = "__admin/events";

  private static final Duration LONGEST = Duration.ofDays(1);

  private final EventStreams streams;

  @Inject
  EventsResource(EventStreams streams) {
    this.streams = streams;
  }

  @Override
  public ChunkedOutput<String> streamEvents(
      @Nullable String lastEventId, @Nullable String duration) {
    return streams.open(
        lastEventId,
        duration == null ? null : BodyChecks.time(DURATION, duration, Duration.ZERO, LONGEST));
  }
}
