package dev.sipregistration.mockserver.internal.http;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.ssl.SSLBaseFilter;
import org.glassfish.grizzly.ssl.SSLUtils;

/**
 * Ends connections whose client begins a second handshake. Renegotiation costs the client nothing
 * and the server a signature and, while it waits for the client, a thread. TLS 1.3 has none; what
 * looks like it there is a cheap change of keys.
 */
final class SingleHandshake implements SSLBaseFilter.HandshakeListener {
  private static final Attribute<Boolean> STARTED =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(SingleHandshake.class.getName());

  @Override
  @SuppressWarnings("rawtypes")
  public void onStart(Connection connection) {
    if (!STARTED.isSet(connection)) {
      STARTED.set(connection, true);
    } else if (!"TLSv1.3".equals(SSLUtils.getSSLEngine(connection).getSession().getProtocol())) {
      connection.terminateSilently();
    }
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void onComplete(Connection connection) {}

  @Override
  @SuppressWarnings("rawtypes")
  public void onFailure(Connection connection, Throwable failure) {}
}
