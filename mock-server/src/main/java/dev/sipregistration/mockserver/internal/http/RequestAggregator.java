package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import java.util.Optional;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpContext;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * Gathers requests and passes them on when they are complete, so that a slow client blocks no
 * thread. A request that is refused is passed on, with the refusal, as soon as that is known, and
 * the rest of it is dropped.
 */
final class RequestAggregator extends BaseFilter {
  private static final String REFUSAL = RequestAggregator.class.getName() + ".refusal";

  private final Attribute<Begun> begun =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(RequestAggregator.class.getName());
  private final HeadJudge heads;
  private final MemoryBudget budget;
  private final LingeringClose lingering;

  RequestAggregator(HeadJudge heads, MemoryBudget budget, LingeringClose lingering) {
    this.heads = heads;
    this.budget = budget;
    this.lingering = lingering;
  }

  /** A request whose body is not complete yet. */
  private record Begun(HttpRequestPacket request, GatheredBytes body) {}

  /** Returns the response to a request that is refused. */
  static Optional<FixedResponse> refusal(HttpRequestPacket request) {
    return Optional.ofNullable((FixedResponse) request.getAttribute(REFUSAL));
  }

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    HttpContent content = context.getMessage();
    HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
    if (HttpContent.isBroken(content) || refusal(request).isPresent()) {
      // The response has been sent, and the rest of the request is ignored.
      return context.getStopAction();
    }
    Connection<?> connection = context.getConnection();
    Begun before = begun.get(connection);
    if (before != null && before.request == request) {
      return gather(context, content, before.body);
    }
    Optional<FixedResponse> refusal = heads.refusal(request);
    if (refusal.isPresent()) {
      return refuse(context, content, refusal.get());
    }
    if (content.isLast()) {
      Optional<FixedResponse> tooLarge = heads.tooLarge(request, content.getContent().remaining());
      return tooLarge.isPresent()
          ? refuse(context, content, tooLarge.get())
          : context.getInvokeAction();
    }
    askForBody(context, request);
    GatheredBytes body = GatheredBytes.begin(connection, budget, heads.maxBody(request));
    begun.set(connection, new Begun(request, body));
    return gather(context, content, body);
  }

  private NextAction gather(FilterChainContext context, HttpContent content, GatheredBytes body) {
    HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
    Optional<FixedResponse> tooLarge =
        heads.tooLarge(request, (long) body.size() + content.getContent().remaining());
    if (tooLarge.isPresent()) {
      return refuse(context, content, tooLarge.get());
    }
    if (!body.append(content.getContent())) {
      return refuse(context, content, FixedResponse.BUSY);
    }
    if (!content.isLast()) {
      content.recycle();
      return context.getStopAction();
    }
    context.setMessage(HttpContent.builder(request).content(body.buffer()).last(true).build());
    return context.getInvokeAction();
  }

  private NextAction refuse(
      FilterChainContext context, HttpContent content, FixedResponse refusal) {
    HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
    request.setAttribute(REFUSAL, content.isLast() ? refusal : refusal.closing());
    release(context.getConnection());
    // Otherwise Grizzly would ask for the body before it is refused.
    request.getResponse().acknowledged();
    context.setMessage(HttpContent.builder(request).last(content.isLast()).build());
    return context.getInvokeAction();
  }

  /** A client that sent {@code Expect: 100-continue} sends the body only on request. */
  private static void askForBody(FilterChainContext context, HttpRequestPacket request)
      throws IOException {
    if (request.requiresAcknowledgement()
        && "100-continue".equalsIgnoreCase(request.getHeader(Header.Expect))) {
      HttpResponsePacket response = request.getResponse();
      HttpStatus.CONINTUE_100.setValues(response);
      response.setAcknowledgement(true);
      context.write(response);
    }
  }

  /** Forgets a request that has been answered; a connection that ends with it ends in stages. */
  @Override
  public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
    if (!event.type().equals(HttpServerFilter.RESPONSE_COMPLETE_EVENT.type())) {
      return context.getInvokeAction();
    }
    Connection<?> connection = context.getConnection();
    release(connection);
    if (refusal(HttpContext.get(context).getRequest()).filter(FixedResponse::isClosing).isEmpty()) {
      return context.getInvokeAction();
    }
    // The parser would close it at once.
    lingering.begin(connection);
    return context.getStopAction();
  }

  private void release(Connection<?> connection) {
    Begun request = begun.remove(connection);
    if (request != null) {
      request.body.release();
    }
  }
}
