package dev.sipregistration.client;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP clients of the clients that were given none: one for all with the same settings.
 *
 * <p>The JDK's client cannot be closed in Java 17: its thread and its descriptors last until the
 * garbage collector finds it unused. One for each client would exhaust a process that opens and
 * closes many.
 */
final class SharedHttpClients {

  /** The settings, with the JVM's defaults that an HTTP client copies when it is made. */
  private record Settings(
      Duration connectTimeout, @Nullable Object proxyIdentity, SSLContext sslContext) {}

  private static final Map<Settings, Reference<HttpClient>> CLIENTS = new HashMap<>();

  /**
   * Returns an HTTP client with these settings.
   *
   * @param proxy the proxies, or null for those of the JVM
   */
  static synchronized HttpClient get(Duration connectTimeout, @Nullable ProxySelector proxy) {
    ProxySelector selector = proxy == null ? ProxySelector.getDefault() : proxy;
    Settings settings = new Settings(connectTimeout, identity(selector), sslContext());
    Reference<HttpClient> known = CLIENTS.get(settings);
    HttpClient client = known == null ? null : known.get();
    if (client == null) {
      CLIENTS.values().removeIf(reference -> reference.get() == null);
      client = create(settings, selector);
      CLIENTS.put(settings, new WeakReference<>(client));
    }
    return client;
  }

  /** Returns what is equal for the same proxies: the JDK's own class has no equals. */
  private static @Nullable Object identity(@Nullable ProxySelector selector) {
    if (selector == null || selector.getClass() != ProxySelector.of(null).getClass()) {
      return selector;
    }
    return selector.select(SipRegistrationClient.DEFAULT_BASE_URI);
  }

  private static HttpClient create(Settings settings, @Nullable ProxySelector proxy) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .sslContext(settings.sslContext());
    return proxy == null ? builder.build() : builder.proxy(proxy).build();
  }

  private static SSLContext sslContext() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JVM's default TLS settings cannot be used", e);
    }
  }

  private SharedHttpClients() {}
}
