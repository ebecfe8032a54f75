package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.AccountBuilder;
import dev.sipregistration.mockserver.domain.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Reads where the owner of an account is told of events. */
final class CallbackReader {
  private CallbackReader() {}

  static void read(YamlMapping account, AccountBuilder builder) {
    Optional<YamlValue> url = account.find("callback_url");
    Optional<YamlValue> salt = account.find("callback_salt");
    if (url.isPresent()) {
      builder.callbacks(uri(url.get()), salt.map(value -> new Secret(value.text())).orElse(null));
    } else if (salt.isPresent()) {
      throw salt.get().problem("is of no use without callback_url");
    }
  }

  private static URI uri(YamlValue value) {
    String text = value.text();
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException malformed) {
      // Told below, with what it ought to be.
    }
    throw value.problem("must be a URL like http://127.0.0.1:9090/callbacks");
  }
}
