package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.ChunkedTransferEncoding;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpPacketParsing;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.TransferEncoding;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Grizzly's parser of HTTP/1.1, made stricter. By itself it waits for ever for the rest of what is
 * no HTTP or never ends, responds 505 to an odd version, accepts a body with two lengths, takes the
 * bytes after an offer to upgrade for another protocol, and serves a client that reads nothing as
 * long as it sends requests.
 */
final class StrictHttp extends HttpServerFilter {
  private static final Logger LOG = System.getLogger(StrictHttp.class.getName());

  private final Attribute<Object> inProcess =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(HTTP_SERVER_REQUEST_ATTR_NAME);
  private final Attribute<BegunHead> heads =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(StrictHttp.class.getName());
  private final ConnectionTimeouts timeouts;
  private final UnreadResponses unread;
  private final LingeringClose lingering;
  private final MemoryBudget budget;
  private final HttpDate date;
  private final int maxHead;

  /** The builders that Grizzly announces in place of this constructor do not exist yet. */
  @SuppressWarnings("deprecation")
  StrictHttp(
      NetworkListener listener,
      HttpLimits limits,
      ConnectionTimeouts timeouts,
      UnreadResponses unread,
      LingeringClose lingering,
      MemoryBudget budget,
      HttpDate date) {
    super(true, limits.maxHead(), null, listener.getKeepAlive(), null);
    this.timeouts = timeouts;
    this.unread = unread;
    this.lingering = lingering;
    this.budget = budget;
    this.date = date;
    this.maxHead = limits.maxHead();
    setAllowPayloadForUndefinedHttpMethods(true);
    for (TransferEncoding encoding : getTransferEncodings()) {
      if (encoding instanceof ChunkedTransferEncoding) {
        removeTransferEncoding(encoding);
      }
    }
    addTransferEncoding(new ChunkedBody(limits.maxHead()));
  }

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    Connection<?> connection = context.getConnection();
    if (lingering.drops(connection, context.getMessage())) {
      return context.getStopAction();
    }
    if (inProcess.isSet(connection)) {
      return parse(context);
    }
    if (unread.isTooMuch(connection)) {
      NextAction suspended = context.getSuspendAction();
      context.suspend();
      unread.whenRead(connection, () -> resume(context));
      return suspended;
    }
    Buffer received = context.getMessage();
    BegunHead begun = heads.get(connection);
    if (begun == null) {
      received = withoutBlankLines(received);
      if (!received.hasRemaining()) {
        return context.getStopAction();
      }
    } else if (begun.bytes.append(received)) {
      received = begun.bytes.buffer();
    } else {
      return refuse(context, FixedResponse.BUSY);
    }
    context.setMessage(received);
    RequestHead check = begun == null ? new RequestHead(maxHead) : begun.check;
    return switch (check.check(received)) {
      case COMPLETE -> {
        release(connection);
        yield parse(context);
      }
      case MALFORMED -> refuse(context, HttpStatus.BAD_REQUEST_400, "This is no HTTP/1.1 request.");
      case TOO_LARGE ->
          refuse(
              context,
              HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
              "The request line and headers are too large.");
      case INCOMPLETE -> {
        timeouts.begin(connection);
        yield begun != null || begin(connection, check, received)
            ? context.getStopAction()
            : refuse(context, FixedResponse.BUSY);
      }
    };
  }

  /** A head that is not complete yet. */
  private record BegunHead(GatheredBytes bytes, RequestHead check) {}

  private boolean begin(Connection<?> connection, RequestHead check, Buffer received) {
    BegunHead head = new BegunHead(GatheredBytes.begin(connection, budget, maxHead), check);
    heads.set(connection, head);
    return head.bytes.append(received);
  }

  private void release(Connection<?> connection) {
    BegunHead head = heads.remove(connection);
    if (head != null) {
      head.bytes.release();
    }
  }

  /** Goes on with the next request, now that the client has read the responses to the others. */
  private static void resume(FilterChainContext context) {
    try {
      context
          .getConnection()
          .getTransport()
          .getWorkerThreadPool()
          .execute(
              () -> {
                if (context.getConnection().isOpen()) {
                  context.resume();
                } else {
                  context.completeAndRecycle();
                }
              });
    } catch (RejectedExecutionException closing) {
      LOG.log(Level.DEBUG, "The server is closing", closing);
    }
  }

  private NextAction parse(FilterChainContext context) throws IOException {
    Connection<?> connection = context.getConnection();
    try {
      NextAction next = super.handleRead(context);
      if (inProcess.isSet(connection)) {
        timeouts.begin(connection);
      } else {
        timeouts.end(connection);
      }
      return next;
    } catch (RefusedHeadException refused) {
      return context.getStopAction();
    }
  }

  /** A head that was refused. Without it, Grizzly would read nothing more from the connection. */
  private static final class RefusedHeadException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private NextAction refuse(FilterChainContext context, HttpStatus status, String why) {
    return refuse(context, FixedResponse.refusal(status, why));
  }

  private NextAction refuse(FilterChainContext context, FixedResponse refusal) {
    Connection<?> connection = context.getConnection();
    timeouts.end(connection);
    release(connection);
    context.write(Buffers.wrap(context.getMemoryManager(), refusal.bytes(date)));
    lingering.begin(connection);
    return context.getStopAction();
  }

  @Override
  protected void onHttpHeaderError(HttpHeader header, FilterChainContext context, Throwable why)
      throws IOException {
    NextAction unused = refuse(context, error(header), error(header).getReasonPhrase());
    throw new RefusedHeadException();
  }

  @Override
  protected void onHttpContentError(HttpHeader header, FilterChainContext context, Throwable why) {
    if (!((HttpRequestPacket) header).getResponse().isCommitted()) {
      NextAction unused = refuse(context, error(header), error(header).getReasonPhrase());
    }
    header.setContentBroken(true);
  }

  /** Returns the status that the parser has chosen, if it has. */
  private static HttpStatus error(HttpHeader header) {
    HttpStatus chosen = ((HttpRequestPacket) header).getResponse().getHttpStatus();
    return chosen.getStatusCode() < HttpStatus.BAD_REQUEST_400.getStatusCode()
        ? HttpStatus.BAD_REQUEST_400
        : chosen;
  }

  @Override
  public NextAction handleClose(FilterChainContext context) throws IOException {
    timeouts.end(context.getConnection());
    lingering.end(context.getConnection());
    return super.handleClose(context);
  }

  /** Only HTTP/1.1 is supported, and a client that offers another protocol accepts that. */
  @Override
  protected void onIncomingUpgrade(FilterChainContext context, HttpHeader header) {
    header.getUpgradeDC().recycle();
  }

  /** Returns whether something is wrong with the headers, as the method it overrides does. */
  @Override
  protected boolean onHttpHeaderParsed(
      HttpHeader header, Buffer buffer, FilterChainContext context) {
    boolean wrong = super.onHttpHeaderParsed(header, buffer, context);
    HttpRequestPacket request = (HttpRequestPacket) header;
    // Grizzly adds the date too late for a short response, and drops it.
    request.getResponse().setHeader(Header.Date, date.now());
    RequestTarget.encode(request);
    Method method = request.getMethod();
    if (Method.CONNECT.equals(method) || Method.PRI.equals(method)) {
      // Grizzly would take all that follows for another protocol, and wait for it.
      header.setExpectContent(false);
    }
    return wrong || isBodyAmbiguous(header) || count(header, Header.Host) > 1;
  }

  /** Brings the date up to date: a fault may have delayed the response. */
  @Override
  protected Buffer encodeHttpPacket(FilterChainContext context, HttpPacket packet) {
    HttpHeader response = packet.getHttpHeader();
    DataChunk stale = response.getHeaders().getValue(Header.Date);
    if (stale != null && !response.isCommitted()) {
      stale.setString(date.now());
    }
    return super.encodeHttpPacket(context, packet);
  }

  /** Two ways to find the end of a body allow request smuggling past proxies. */
  private static boolean isBodyAmbiguous(HttpHeader header) {
    int encodings = count(header, Header.TransferEncoding);
    return encodings > 1
        || (encodings == 1
            && (!header.isChunked()
                || !"chunked".equalsIgnoreCase(header.getHeader(Header.TransferEncoding))
                || hasLength(header)));
  }

  /** Asks the parser, because the header itself is dropped when a body turns out to be chunked. */
  private static boolean hasLength(HttpHeader header) {
    return ((HttpPacketParsing) header).getHeaderParsingState().contentLengthHeadersCount > 0
        || count(header, Header.ContentLength) > 0;
  }

  private static int count(HttpHeader header, Header name) {
    int count = 0;
    MimeHeaders headers = header.getHeaders();
    for (int i = headers.indexOf(name, 0); i >= 0; i = headers.indexOf(name, i + 1)) {
      count++;
    }
    return count;
  }

  /** RFC 9112 allows blank lines before a request; Grizzly would make them a part of its method. */
  private static Buffer withoutBlankLines(Buffer received) {
    int position = received.position();
    while (position < received.limit() && isLineBreak(received.get(position))) {
      position++;
    }
    // A buffer of its own, because the parser counts from the beginning of the buffer.
    return position == received.position() ? received : received.split(position);
  }

  private static boolean isLineBreak(byte b) {
    return b == '\r' || b == '\n';
  }
}
