package dev.sipregistration.mockserver.internal.http;

import java.io.IOException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.ssl.SSLBaseFilter;
import org.glassfish.grizzly.ssl.SSLConnectionContext;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.jspecify.annotations.Nullable;

/** TLS, where a client changes its keys as it likes, and shakes hands once. */
final class TlsFilter extends SSLBaseFilter {

  TlsFilter(SSLEngineConfigurator configuration) {
    super(configuration);
    addHandshakeListener(new SingleHandshake());
  }

  /**
   * Goes on with what was read behind the message that caused this, such as a request behind a
   * change of keys. Grizzly passes nothing then, and so loses it.
   */
  @Override
  protected @Nullable Buffer doHandshakeSync(
      SSLConnectionContext tls, FilterChainContext context, @Nullable Buffer input, long timeout)
      throws IOException {
    Buffer rest = input == null ? context.getMessage() : input;
    Buffer left = super.doHandshakeSync(tls, context, rest, timeout);
    if (left != null) {
      context.setMessage(left);
    }
    return left;
  }
}
