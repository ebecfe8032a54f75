package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.HttpStatus;

/**
 * Buffers requests and passes them on when they are complete, so that a slow client blocks no
 * thread. A body over the limit is passed on, and marked, as soon as that is known.
 */
final class RequestAggregator extends BaseFilter {
  private static final String TOO_LARGE = RequestAggregator.class.getName() + ".tooLarge";

  private final HttpLimits limits;

  RequestAggregator(HttpLimits limits) {
    this.limits = limits;
  }

  static boolean isTooLarge(HttpRequestPacket request) {
    return request.getAttribute(TOO_LARGE) != null;
  }

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    HttpContent content = context.getMessage();
    HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
    if (HttpContent.isBroken(content) || isTooLarge(request)) {
      // The response has been sent, and the rest of the request is ignored.
      return context.getStopAction();
    }
    int maxBody = limits.maxBody(request.getRequestURI());
    if (request.getContentLength() > maxBody || content.getContent().remaining() > maxBody) {
      request.setAttribute(TOO_LARGE, true);
      // Otherwise Grizzly would ask for the body before it is refused.
      request.getResponse().acknowledged();
      return context.getInvokeAction();
    }
    if (content.isLast()) {
      return context.getInvokeAction();
    }
    askForBody(context, request);
    return context.getStopAction(content);
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
}
