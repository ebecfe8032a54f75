package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacketParsing;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Grizzly's parser of HTTP/1.1, made stricter: by itself it waits for ever for the rest of what is
 * no HTTP or never ends, answers 505 to an odd version, believes a body that has two lengths, and
 * takes the bytes behind an offer to upgrade for another protocol.
 */
final class StrictHttp extends HttpServerFilter {
  /** A body that is refused is read to its end if it is not larger than so many permitted ones. */
  private static final long SKIPPED_BODIES = 16;

  private static final byte[] NO_HTTP =
      PlainResponse.of(HttpStatus.BAD_REQUEST_400, "This is no HTTP/1.1 request.");
  private static final byte[] TOO_LARGE =
      PlainResponse.of(
          HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
          "The request line and headers are too large.");

  private final Attribute<Object> inProcess =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(HTTP_SERVER_REQUEST_ATTR_NAME);
  private final RequestReadTimeouts unfinished;
  private final int maxHead;

  /** The builders that Grizzly announces in place of this constructor do not exist yet. */
  @SuppressWarnings("deprecation")
  StrictHttp(NetworkListener listener, HttpLimits limits, RequestReadTimeouts unfinished) {
    super(true, limits.maxHead(), null, listener.getKeepAlive(), null);
    this.unfinished = unfinished;
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
    return switch (RequestHead.judge(received, maxHead)) {
      case COMPLETE -> parse(context);
      case MALFORMED -> refuse(context, NO_HTTP);
      case TOO_LARGE -> refuse(context, TOO_LARGE);
      case INCOMPLETE -> {
        unfinished.begin(context.getConnection());
        // What comes next is appended to it.
        yield context.getStopAction(received);
      }
    };
  }

  private NextAction parse(FilterChainContext context) throws IOException {
    Connection<?> connection = context.getConnection();
    NextAction next = super.handleRead(context);
    if (inProcess.isSet(connection)) {
      unfinished.begin(connection);
    } else {
      unfinished.end(connection);
    }
    return next;
  }

  private static NextAction refuse(FilterChainContext context, byte[] answer) {
    context.write(Buffers.wrap(context.getMemoryManager(), answer));
    // Closes once the answer is written.
    context.getConnection().closeSilently();
    return context.getStopAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext context) throws IOException {
    unfinished.end(context.getConnection());
    return super.handleClose(context);
  }

  /** Nothing else is spoken here, and who offers it is content with an answer in HTTP/1.1. */
  @Override
  protected void onIncomingUpgrade(FilterChainContext context, HttpHeader header) {
    header.getUpgradeDC().recycle();
  }

  /** Returns whether something is wrong with the headers, as the method it overrides does. */
  @Override
  protected boolean onHttpHeaderParsed(
      HttpHeader header, Buffer buffer, FilterChainContext context) {
    boolean wrong = super.onHttpHeaderParsed(header, buffer, context);
    Method method = ((HttpRequestPacket) header).getMethod();
    if (Method.CONNECT.equals(method) || Method.PRI.equals(method)) {
      // Grizzly would take all that follows for another protocol, and wait for it.
      header.setExpectContent(false);
    }
    return wrong || isBodyAmbiguous(header) || count(header, Header.Host) > 1;
  }

  @Override
  protected HttpContent customizeErrorResponse(HttpResponsePacket response) {
    HttpStatus status = response.getHttpStatus();
    byte[] text = (status.getReasonPhrase() + "\n").getBytes(StandardCharsets.US_ASCII);
    response.setContentType("text/plain; charset=utf-8");
    response.setContentLength(text.length);
    return HttpContent.builder(response).content(Buffers.wrap(null, text)).last(true).build();
  }

  /** Two ways to tell where a body ends are how requests are smuggled past proxies. */
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
