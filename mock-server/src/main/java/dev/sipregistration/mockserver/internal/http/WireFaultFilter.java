package dev.sipregistration.mockserver.internal.http;

import dev.sipregistration.mockserver.faults.FaultEffect;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;

/**
 * Applies a fault's effect to a response as it is written, if the request has an attribute under
 * the name of {@link FaultEffect}.
 *
 * <p>A stalled response blocks no thread. Nothing more is written to its connection, which stays
 * open until the client or the server closes it.
 */
final class WireFaultFilter extends BaseFilter {
  private static final String EFFECT = FaultEffect.class.getName();
  private static final int MAX_PIECES = 50;
  private static final int NEVER = -1;
  private static final Attribute<Boolean> STALLED =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(WireFaultFilter.class.getName());

  @Override
  public NextAction handleWrite(FilterChainContext context) throws IOException {
    if (STALLED.isSet(context.getConnection())) {
      return context.getStopAction();
    }
    Object message = context.getMessage();
    // What bypasses the parser is no packet.
    return message instanceof HttpPacket packet
            && packet.getHttpHeader() instanceof HttpResponsePacket response
            && response.getRequest().getAttribute(EFFECT) instanceof FaultEffect effect
        ? apply(effect, context, packet, response)
        : context.getInvokeAction();
  }

  private static NextAction apply(
      FaultEffect effect,
      FilterChainContext context,
      HttpPacket packet,
      HttpResponsePacket response)
      throws IOException {
    return switch (effect.kind()) {
      case CONNECTION_RESET -> {
        ConnectionAborter.reset(context.getConnection());
        yield context.getStopAction();
      }
      case CONNECTION_CLOSED -> {
        ConnectionAborter.close(context.getConnection());
        yield context.getStopAction();
      }
      case STALLED_BODY ->
          packet instanceof HttpContent content && content.getContent().hasRemaining()
              ? stall(context, content)
              : context.getInvokeAction();
      case DRIBBLED_BODY -> {
        if (!(packet instanceof HttpContent content) || !content.getContent().hasRemaining()) {
          yield context.getInvokeAction();
        }
        // A long body comes in several parts, and the time is for all of it.
        response.getRequest().removeAttribute(EFFECT);
        yield dribble(context, content, effect.time());
      }
      case DELAY,
          ERROR_CODE,
          HTTP_STATUS,
          TOO_MANY_REQUESTS,
          TRUNCATED_JSON,
          MALFORMED_JSON,
          EMPTY_ANSWER ->
          context.getInvokeAction();
    };
  }

  private static NextAction stall(FilterChainContext context, HttpContent content) {
    Buffer body = content.getContent();
    body.limit(body.position() + (body.remaining() + 1) / 2);
    context.setMessage(piece(content, body, false));
    STALLED.set(context.getConnection(), true);
    // Grizzly would close it as idle.
    IdleTimeoutFilter.setCustomTimeout(context.getConnection(), NEVER, TimeUnit.SECONDS);
    return context.getInvokeAction();
  }

  /** Blocks until all is sent, the client is gone or the server closes. */
  private static NextAction dribble(
      FilterChainContext context, HttpContent content, Duration length) {
    byte[] body = new byte[content.getContent().remaining()];
    content.getContent().get(body);
    int pieces = Math.min(MAX_PIECES, body.length);
    Duration pause = length.dividedBy(Math.max(1, pieces - 1));
    for (int i = 0; i < pieces && context.getConnection().isOpen(); i++) {
      if (i > 0 && !sleep(pause)) {
        ConnectionAborter.close(context.getConnection());
        break;
      }
      int from = (int) ((long) body.length * i / pieces);
      int to = (int) ((long) body.length * (i + 1) / pieces);
      Buffer part = Buffers.wrap(context.getMemoryManager(), body, from, to - from);
      context.write(piece(content, part, i == pieces - 1 && content.isLast()));
    }
    return context.getStopAction();
  }

  private static HttpContent piece(HttpContent whole, Buffer part, boolean last) {
    return HttpContent.builder(whole.getHttpHeader()).content(part).last(last).build();
  }

  /** Returns false if the server closes in the meantime. */
  private static boolean sleep(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      return true;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Keeps the parser from closing a stalled connection, or reading its next request. */
  @Override
  public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
    boolean complete = event.type().equals(HttpServerFilter.RESPONSE_COMPLETE_EVENT.type());
    return complete && STALLED.isSet(context.getConnection())
        ? context.getStopAction()
        : context.getInvokeAction();
  }
}
