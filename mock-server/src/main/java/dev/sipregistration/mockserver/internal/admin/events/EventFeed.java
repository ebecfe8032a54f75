package dev.sipregistration.mockserver.internal.admin.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.sipregistration.mockserver.internal.admin.generated.JournalCallModel;
import dev.sipregistration.mockserver.internal.admin.model.AdminJson;
import dev.sipregistration.mockserver.internal.admin.model.JournalView;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Journal;
import dev.sipregistration.mockserver.journal.JournalReader;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What one client has not been sent yet, in the form of server-sent events. For one thread. */
final class EventFeed {
  private static final ObjectWriter CALL = AdminJson.mapper().writerFor(JournalCallModel.class);

  private final long server;
  private final JournalReader reader;
  private final CallQuery query;
  private final LongSupplier commits;
  private boolean emptied;
  private long commitsSent = -1;

  /**
   * Makes a feed.
   *
   * @param server what tells this start of the server from others
   * @param query which calls to send
   * @param commits how often the state has changed
   * @param lastEventId what the client has got already, or null if it is new
   */
  EventFeed(
      long server,
      Journal journal,
      CallQuery query,
      LongSupplier commits,
      @Nullable String lastEventId) {
    Optional<EventPosition> resumed =
        Optional.ofNullable(lastEventId)
            .flatMap(EventPosition::parse)
            .filter(position -> position.server() == server);
    this.server = server;
    this.query = query;
    this.commits = commits;
    reader =
        resumed
            .map(position -> journal.reader(position.generation(), position.number()))
            .orElseGet(() -> journal.reader(0, 0));
    emptied =
        lastEventId != null
            && resumed.filter(known -> known.generation() == reader.generation()).isEmpty();
  }

  /** Returns the events since the last time, perhaps none; the state counts as one at first. */
  String next() {
    StringBuilder events = new StringBuilder();
    long commitsNow = commits.getAsLong();
    if (reader.followEmptied() || emptied) {
      emptied = false;
      events.append("event: emptied\ndata: {}\n\n");
    }
    reader.next().stream().filter(query::fits).forEach(call -> append(events, call));
    if (commitsNow != commitsSent) {
      commitsSent = commitsNow;
      events.append("event: state\ndata: {}\n\n");
    }
    return events.toString();
  }

  private void append(StringBuilder events, RecordedCall call) {
    try {
      events
          .append("event: call\nid: ")
          .append(new EventPosition(server, reader.generation(), call.number()))
          .append("\ndata: ")
          .append(CALL.writeValueAsString(JournalView.call(call)))
          .append("\n\n");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
