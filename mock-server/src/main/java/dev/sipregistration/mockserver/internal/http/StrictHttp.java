package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpPacketParsing;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Grizzly's parser of HTTP/1.1, made stricter. By itself it waits for ever for the rest of what is
 * no HTTP or never ends, responds 505 to an odd version, accepts a body with two lengths, and takes
 * the bytes after an offer to upgrade for another protocol.
 */
final class StrictHttp extends HttpServerFilter {
  /** A refused body is read to its end if it is no larger than that many times the limit. */
  private static final long SKIPPED_BODIES = 16;

  private final Attribute<Object> inProcess =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(HTTP_SERVER_REQUEST_ATTR_NAME);
  private final RequestReadTimeouts timeouts;
  private final HttpDate date;
  private final int maxHead;

  /** The builders that Grizzly announces in place of this constructor do not exist yet. */
  @SuppressWarnings("deprecation")
  StrictHttp(
      NetworkListener listener, HttpLimits limits, RequestReadTimeouts timeouts, HttpDate date) {
    super(true, limits.maxHead(), null, listener.getKeepAlive(), null);
    this.timeouts = timeouts;
    this.date = date;
    this.maxHead = limits.maxHead();
    setAllowPayloadForUndefinedHttpMethods(true);
    setMaxPayloadRemainderToSkip(SKIPPED_BODIES * limits.maxBody());
  }

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    if (inProcess.isSet(context.getConnection())) {
      return parse(context);
    }
    Buffer received = withoutBlankLines(context.getMessage());
    context.setMessage(received);
    if (!received.hasRemaining()) {
      return context.getStopAction();
    }
    return switch (RequestHead.check(received, maxHead)) {
      case COMPLETE -> parse(context);
      case MALFORMED -> refuse(context, HttpStatus.BAD_REQUEST_400, "This is no HTTP/1.1 request.");
      case TOO_LARGE ->
          refuse(
              context,
              HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
              "The request line and headers are too large.");
      case INCOMPLETE -> {
        timeouts.begin(context.getConnection());
        // Grizzly appends the next bytes to it.
        yield context.getStopAction(received);
      }
    };
  }

  private NextAction parse(FilterChainContext context) throws IOException {
    Connection<?> connection = context.getConnection();
    NextAction next = super.handleRead(context);
    if (inProcess.isSet(connection)) {
      timeouts.begin(connection);
    } else {
      timeouts.end(connection);
    }
    return next;
  }

  private NextAction refuse(FilterChainContext context, HttpStatus status, String why) {
    context.write(Buffers.wrap(context.getMemoryManager(), PlainResponse.bytes(date, status, why)));
    // Closes once the response is written.
    context.getConnection().closeSilently();
    return context.getStopAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) throws IOException {
    timeouts.end(context.getConnection());
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

  @Override
  protected HttpContent customizeErrorResponse(HttpResponsePacket response) {
    return PlainResponse.content(response);
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
    for (String unused : header.getHeaders().values(name)) {
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
