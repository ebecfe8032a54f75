package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.id.Secret;
import java.net.URI;
import java.util.Optional;

/** Reads where the owner of an account is told of events. */
final class CallbackReader {
  private CallbackReader() {}

  static void read(YamlMapping account, AccountBuilder builder) {
    Optional<YamlValue> url = account.find("callback_url");
    Optional<YamlValue> salt = account.find("callback_salt");
    if (url.isPresent()) {
      read(url.get(), salt.map(value -> new Secret(value.text())), builder);
    } else if (salt.isPresent()) {
      throw salt.get().problem("is of no use without callback_url");
    }
  }

  private static void read(YamlValue url, Optional<Secret> salt, AccountBuilder builder) {
    try {
      builder.callbacks(URI.create(url.text()), salt.orElse(null));
    } catch (IllegalArgumentException wrong) {
      throw url.problem("must be a URL like http://127.0.0.1:9090/callbacks");
    }
  }
}
