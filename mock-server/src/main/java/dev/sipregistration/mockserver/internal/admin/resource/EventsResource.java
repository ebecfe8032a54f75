package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.internal.admin.events.EventStreams;
import dev.sipregistration.mockserver.internal.admin.generated.EventsApi;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import dev.sipregistration.mockserver.internal.admin.model.JournalFilter;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Journal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
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

  private final Journal journal;
  private final EventStreams streams;

  @Inject
  EventsResource(Journal journal, EventStreams streams) {
    this.journal = journal;
    this.streams = streams;
  }

  @Override
  public ChunkedOutput<String> streamEvents(
      @Nullable String lastEventId,
      @Nullable String duration,
      @Nullable String method,
      @Nullable String anyMethod,
      @Nullable List<String> parameter,
      @Nullable Long accountId,
      @Nullable String keyId,
      @Nullable Integer errorCode,
      @Nullable Integer httpStatus,
      @Nullable Boolean warned,
      @Nullable Long since) {
    CallQuery query =
        JournalFilter.of(
            journal,
            method,
            anyMethod,
            parameter,
            accountId,
            keyId,
            errorCode,
            httpStatus,
            warned,
            since);
    return streams.open(
        query,
        lastEventId,
        duration == null ? null : BodyChecks.time(DURATION, duration, Duration.ZERO, LONGEST));
  }
}
