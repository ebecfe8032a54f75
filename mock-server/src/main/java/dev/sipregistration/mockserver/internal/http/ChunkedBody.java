package dev.sipregistration.mockserver.internal.http;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.ChunkedTransferEncoding;
import org.glassfish.grizzly.http.HttpBrokenContentException;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.ParsingResult;
import org.glassfish.grizzly.http.TransferEncoding;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Bodies in chunks, by RFC 9112 (7.1). Reads extensions of chunks and the trailer, and ignores
 * them. Grizzly's own reader drops bytes behind a chunk, takes an empty size for 0, and refuses
 * most extensions.
 */
final class ChunkedBody implements TransferEncoding {
  private static final String STATE = ChunkedBody.class.getName();

  private final ChunkedTransferEncoding writer;
  private final int maxIgnored;

  /**
   * Makes the encoding.
   *
   * @param maxIgnored the most bytes of extensions and trailer together
   */
  ChunkedBody(int maxIgnored) {
    this.writer = new ChunkedTransferEncoding(maxIgnored);
    this.maxIgnored = maxIgnored;
  }

  @Override
  public boolean wantDecode(HttpHeader header) {
    return writer.wantDecode(header);
  }

  @Override
  public boolean wantEncode(HttpHeader header) {
    return writer.wantEncode(header);
  }

  @Override
  public void prepareSerialize(FilterChainContext context, HttpHeader header, HttpContent content) {
    writer.prepareSerialize(context, header, content);
  }

  @Override
  public Buffer serializePacket(FilterChainContext context, HttpContent content) {
    return writer.serializePacket(context, content);
  }

  @Override
  public ParsingResult parsePacket(FilterChainContext context, HttpHeader header, Buffer received) {
    ChunkReader reader = reader((HttpRequestPacket) header);
    byte[] data = new byte[received.remaining()];
    int length = 0;
    while (received.hasRemaining() && !reader.isComplete()) {
      int next = (int) Math.min(reader.dataLeft(), received.remaining());
      if (next > 0) {
        received.get(data, length, next);
        reader.readData(next);
        length += next;
      } else if (!reader.readFraming(received.get())) {
        throw new HttpBrokenContentException("The chunks of the body are malformed.");
      }
    }
    if (length == 0 && !reader.isComplete()) {
      return ParsingResult.create(null, null);
    }
    HttpContent content =
        header
            .httpContentBuilder()
            .content(Buffers.wrap(null, data, 0, length))
            .last(reader.isComplete())
            .build();
    return ParsingResult.create(content, received.hasRemaining() ? received.slice() : null);
  }

  private ChunkReader reader(HttpRequestPacket request) {
    ChunkReader reader = (ChunkReader) request.getAttribute(STATE);
    if (reader == null) {
      reader = new ChunkReader(maxIgnored);
      request.setAttribute(STATE, reader);
    }
    return reader;
  }
}
