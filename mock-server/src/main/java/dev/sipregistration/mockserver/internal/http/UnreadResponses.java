package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.MessageCloner;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what waits to be read by clients. A response that a client does not read at once waits
 * here, not on the thread that wrote it, as long as the budget has room. Then a thread that may
 * wait is made to, and any other connection ends. A connection also ends if its client takes too
 * long to read, and its next request is not served while it has much to read.
 *
 * <p>The filter next to the transport, so that what it counts is what is sent.
 */
final class UnreadResponses extends BaseFilter {
  /** How much a connection may have unread before its next request is served. */
  static final int MAX_UNREAD = 65_536;

  /** What each piece that waits takes besides its bytes. */
  private static final int OVERHEAD = 256;

  private final Attribute<Unread> unread =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(UnreadResponses.class.getName());
  private final MemoryBudget budget;
  private final ConnectionTimeouts timeouts;

  UnreadResponses(MemoryBudget budget, Duration limit) {
    this.budget = budget;
    timeouts = new ConnectionTimeouts(limit, Connection::terminateSilently);
  }

  ConnectionTimeouts timeouts() {
    return timeouts;
  }

  /** What one client has not read yet. */
  private static final class Unread {
    private long bytes;
    private boolean writerMayWait;
    private @Nullable Runnable whenRead;
  }

  /** Notes whether the thread that writes the next response may wait for the client. */
  void writerMayWait(Connection<?> connection, boolean mayWait) {
    Unread of = unread.get(connection);
    synchronized (of) {
      of.writerMayWait = mayWait;
    }
  }

  /** Tells whether a client has so much to read that it has to wait with its next request. */
  boolean isTooMuch(Connection<?> connection) {
    Unread of = unread.get(connection);
    synchronized (of) {
      return of.bytes > MAX_UNREAD;
    }
  }

  /** Runs an action once the client has read most of what was sent to it, perhaps at once. */
  void whenRead(Connection<?> connection, Runnable action) {
    Unread of = unread.get(connection);
    synchronized (of) {
      if (of.bytes > MAX_UNREAD) {
        of.whenRead = action;
        return;
      }
    }
    action.run();
  }

  @Override
  public NextAction handleAccept(FilterChainContext context) throws IOException {
    unread.set(context.getConnection(), new Unread());
    if (context.getConnection() instanceof NIOConnection nio
        && nio.getChannel() instanceof SocketChannel channel) {
      // Some systems let it grow to megabytes before anything has to wait here.
      channel.setOption(StandardSocketOptions.SO_SNDBUF, MAX_UNREAD);
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    Connection<?> connection = context.getConnection();
    Unread of = unread.get(connection);
    synchronized (of) {
      connection.setMaxAsyncWriteQueueSize(
          of.writerMayWait && budget.isScarce() ? MAX_UNREAD : Integer.MAX_VALUE);
    }
    FilterChainContext.TransportContext transport = context.getTransportContext();
    Piece piece =
        new Piece(connection, of, transport.getCompletionHandler(), transport.getMessageCloner());
    transport.setCompletionHandler(piece);
    transport.setMessageCloner(piece);
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) {
    timeouts.end(context.getConnection());
    return context.getInvokeAction();
  }

  /** One piece of a response. It counts from when it has to wait until it is sent or dropped. */
  private final class Piece
      implements MessageCloner<Buffer>, CompletionHandler<WriteResult<Buffer, ?>> {
    private final Connection<?> connection;
    private final Unread of;
    private final @Nullable CompletionHandler<Object> next;
    private final @Nullable MessageCloner<Buffer> cloner;
    private long waiting;

    @SuppressWarnings("unchecked")
    Piece(
        Connection<?> connection,
        Unread of,
        @Nullable CompletionHandler<?> next,
        @Nullable MessageCloner<?> cloner) {
      this.connection = connection;
      this.of = of;
      this.next = (CompletionHandler<Object>) next;
      this.cloner = (MessageCloner<Buffer>) cloner;
    }

    /** Called if the piece has to wait. The buffers it is in may be many times larger. */
    @Override
    @SuppressWarnings("rawtypes")
    public Buffer clone(Connection sameConnection, Buffer message) {
      Buffer whole = cloner == null ? message : cloner.clone(sameConnection, message);
      byte[] exact = new byte[whole.remaining()];
      whole.get(exact);
      whole.tryDispose();
      begin(exact.length + OVERHEAD);
      return Buffers.wrap(null, exact);
    }

    private void begin(long bytes) {
      waiting = bytes;
      budget.reserve(bytes);
      boolean mayWait;
      synchronized (of) {
        of.bytes += bytes;
        mayWait = of.writerMayWait;
      }
      timeouts.begin(connection);
      if (budget.isExceeded() && !mayWait) {
        connection.terminateSilently();
      }
    }

    private void end() {
      long bytes = waiting;
      if (bytes == 0) {
        return;
      }
      waiting = 0;
      budget.release(bytes);
      Runnable whenRead = null;
      synchronized (of) {
        of.bytes -= bytes;
        if (of.bytes == 0) {
          timeouts.end(connection);
        }
        if (of.bytes <= MAX_UNREAD) {
          whenRead = of.whenRead;
          of.whenRead = null;
        }
      }
      if (whenRead != null) {
        whenRead.run();
      }
    }

    @Override
    public void completed(WriteResult<Buffer, ?> result) {
      end();
      if (next != null) {
        next.completed(result);
      }
    }

    @Override
    public void failed(Throwable failure) {
      end();
      if (next != null) {
        next.failed(failure);
      }
    }

    @Override
    public void cancelled() {
      end();
      if (next != null) {
        next.cancelled();
      }
    }

    @Override
    public void updated(WriteResult<Buffer, ?> result) {
      if (next != null) {
        next.updated(result);
      }
    }
  }
}
