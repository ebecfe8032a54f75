package dev.sipregistration.contract;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.seed.CredentialsFile;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How the pacts are aimed at the vendor, from the system properties that begin with {@code live.}.
 *
 * @param callers the service accounts that may call, by role, {@code owner} always among them
 * @param vendor where the vendor's API is
 * @param names what stands in the vendor's account for the ids and names of the demo world, such as
 *     {@code application_id.123}
 * @param maxCreations how many SIP registrations may be created, each of which costs a month's fee
 */
record LiveSettings(
    Map<String, Credentials> callers, URI vendor, Map<String, String> names, int maxCreations) {

  private static final String CREDENTIALS = "live.credentials";
  private static final String CONFIRM = "live.confirm";
  private static final String CONFIRMATION = "spend-money";
  private static final String VENDOR = "live.base-uri";
  private static final String NAMES = "live.names";
  private static final String MAX_CREATIONS = "live.max-creations";

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException if there are no credentials, or if it is not confirmed that
   *     this costs money, or if a value cannot be used
   */
  static LiveSettings of(Properties properties) {
    Map<String, Credentials> callers = new HashMap<>();
    callers.put("owner", credentials(properties, CREDENTIALS));
    for (String role : new String[] {"developer", "accountant", "payer"}) {
      if (properties.getProperty(CREDENTIALS + "." + role) != null) {
        callers.put(role, credentials(properties, CREDENTIALS + "." + role));
      }
    }
    if (!CONFIRMATION.equals(properties.getProperty(CONFIRM))) {
      throw new IllegalArgumentException(
          "This calls the real API and costs money: add -D" + CONFIRM + "=" + CONFIRMATION);
    }
    return new LiveSettings(
        Map.copyOf(callers),
        URI.create(properties.getProperty(VENDOR, "https://api.voximplant.com")),
        names(properties),
        maxCreations(properties));
  }

  Credentials owner() {
    return callers.get("owner");
  }

  Optional<Credentials> caller(String role) {
    return Optional.ofNullable(callers.get(role));
  }

  private static Credentials credentials(Properties properties, String name) {
    String file = properties.getProperty(name, "");
    if (file.isEmpty()) {
      throw new IllegalArgumentException("-D" + name + "=FILE is missing");
    }
    try {
      return CredentialsFile.read(Path.of(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("-D" + name + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, String> names(Properties properties) {
    Properties names = new Properties();
    String file = properties.getProperty(NAMES);
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(Path.of(file))) {
        names.load(reader);
      } catch (IOException e) {
        throw new IllegalArgumentException("-D" + NAMES + "=" + file + " cannot be read", e);
      }
    }
    Map<String, String> byName = new HashMap<>();
    names.stringPropertyNames().forEach(name -> byName.put(name, names.getProperty(name).strip()));
    return Map.copyOf(byName);
  }

  private static int maxCreations(Properties properties) {
    String value = properties.getProperty(MAX_CREATIONS, "5");
    if (!value.matches("\\d{1,3}")) {
      throw new IllegalArgumentException("-D" + MAX_CREATIONS + " must be 0 to 999");
    }
    return Integer.parseInt(value);
  }
}
