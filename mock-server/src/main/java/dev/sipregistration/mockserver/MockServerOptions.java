package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.callbacks.CallbackHosts;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.internal.store.StoreAddress;
import dev.sipregistration.mockserver.internal.text.Hosts;
import dev.sipregistration.mockserver.internal.tls.TlsIdentity;
import dev.sipregistration.mockserver.journal.Journal;
import dev.sipregistration.mockserver.seed.DemoSeed;
import dev.sipregistration.mockserver.seed.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a mock server is started. Immutable; made by a {@link Builder}. */
public final class MockServerOptions {
  private static final int HIGHEST_PORT = 65_535;

  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?/?");

  private final Values values;

  private MockServerOptions(Values values) {
    this.values = values;
  }

  /** {@return the options that suit a test: the demo world, on loopback, on any free port} */
  public static MockServerOptions defaults() {
    return builder().build();
  }

  /** {@return a new builder that begins with {@link #defaults()}} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the world that the server starts with and resets to} */
  public Seed seed() {
    return values.seed();
  }

  /** Returns the values, which never change. */
  Values values() {
    return values;
  }

  /** Makes options. Each method sets one of them and returns this builder. */
  public static final class Builder {
    private final Values values = new Values();

    private Builder() {}

    /**
     * Sets the name or address to listen on, {@code 127.0.0.1} by default.
     *
     * @param host a name or address of this machine, an IPv6 address with or without brackets
     * @throws IllegalArgumentException if it is neither a name nor an address
     */
    public Builder host(String host) {
      if (!Hosts.isWellFormed(host)) {
        throw new IllegalArgumentException(
            "host must be a name or address of this machine, such as 127.0.0.1 or ::1, without"
                + " a port");
      }
      values.host = Hosts.withoutBrackets(host);
      return this;
    }

    /**
     * Sets the port for HTTP.
     *
     * @param port 1 to 65535, or 0, the default, for any that is free
     * @throws IllegalArgumentException if it is not 0 to 65535
     */
    public Builder port(int port) {
      values.port = checked("port", port, HIGHEST_PORT);
      return this;
    }

    /**
     * Adds a port for HTTPS. Without a key store, the server makes a certificate for this machine.
     *
     * @param httpsPort 1 to 65535, or 0 for any that is free
     * @throws IllegalArgumentException if it is not 0 to 65535
     */
    public Builder httpsPort(int httpsPort) {
      values.httpsPort = checked("https-port", httpsPort, HIGHEST_PORT);
      return this;
    }

    /**
     * Sets the key and the certificates for HTTPS. Reads the file at once.
     *
     * @param file a key store with one key, PKCS #12 or JKS
     * @param password the password of the store and of its key
     * @throws UncheckedIOException if it cannot be read, with what is wrong as the message
     */
    public Builder keyStore(Path file, char[] password) {
      try {
        values.keyStore = TlsIdentity.ofKeyStore(file, password);
        return this;
      } catch (IOException unusable) {
        throw new UncheckedIOException(unusable.getMessage(), unusable);
      }
    }

    /**
     * Sets whether parameters that an operation does not have are refused with code 101; the
     * platform ignores them.
     *
     * @param strict false by default
     */
    public Builder strict(boolean strict) {
      values.strict = strict;
      return this;
    }

    /**
     * Sets whether every bearer token is accepted, a JWT or not; for verifying recorded or
     * handwritten interactions. A token that names no account speaks for the first one.
     *
     * @param acceptAnyToken false by default
     */
    public Builder acceptAnyToken(boolean acceptAnyToken) {
      values.acceptAnyToken = acceptAnyToken;
      return this;
    }

    /**
     * Sets whether the API key of an account is accepted in place of a token: the deprecated
     * parameters {@code api_key} and {@code account_id}, {@code account_name} or {@code
     * account_email}, which have the rights of an owner.
     *
     * @param acceptApiKey false by default
     */
    public Builder acceptApiKey(boolean acceptApiKey) {
      values.acceptApiKey = acceptApiKey;
      return this;
    }

    /**
     * Sets whether the response to a call over its account's rate has HTTP status 429 and {@code
     * Retry-After} rather than error 340.
     *
     * @param rateLimit429 false by default
     */
    public Builder rateLimit429(boolean rateLimit429) {
      values.rateLimit429 = rateLimit429;
      return this;
    }

    /**
     * Sets the number that random faults and generated keys depend on: the same number gives the
     * same faults and the same keys, on the same Java. Anybody who knows the number knows the
     * private keys, so use them for tests only. Keys that a seed brings along stay. By default the
     * faults are the same at each start, and the keys differ.
     *
     * @param randomSeed any number
     */
    public Builder randomSeed(long randomSeed) {
      values.randomSeed = randomSeed;
      return this;
    }

    /**
     * Sets the number of calls that the journal keeps.
     *
     * @param journalSize 0 for none; 1000 by default
     * @throws IllegalArgumentException if it is not 0 to 1,000,000
     */
    public Builder journalSize(int journalSize) {
      values.journalSize = checked("journal-size", journalSize, Journal.MAX_SIZE);
      return this;
    }

    /**
     * Sets the world that the server starts with and resets to.
     *
     * @param seed the demo world by default
     */
    public Builder seed(Seed seed) {
      values.seed = seed;
      return this;
    }

    /**
     * Sets where the state is kept: {@code memory}, the default; {@code file:} and a directory; or
     * a database of PostgreSQL. The last two keep it beyond the process. What is stored there
     * already goes before the seed.
     *
     * @param store {@code memory}; {@code file:DIR}, a directory that is made if it is not there,
     *     and that one server uses at a time; or {@code postgresql://USER@HOST[:PORT]/DATABASE}
     * @throws IllegalArgumentException if it is none of these, or has a password in it
     */
    public Builder store(String store) {
      values.store = StoreAddress.of(store);
      return this;
    }

    /**
     * Sets the password for a store in a database.
     *
     * @param password by default there is none
     */
    public Builder storePassword(char[] password) {
      values.storePassword = new Secret(String.valueOf(password));
      return this;
    }

    /**
     * Sets whether the server begins with the seed even if its store has a state, which is dropped
     * then; snapshots stay.
     *
     * @param storeReset false by default
     */
    public Builder storeReset(boolean storeReset) {
      values.storeReset = storeReset;
      return this;
    }

    /**
     * Sets how many accounts of a store that lasts stay in memory. Others are read when they are
     * asked for. A store in memory has all of them there.
     *
     * @param storeCache 10,000 by default
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder storeCache(int storeCache) {
      if (storeCache < 1) {
        throw new IllegalArgumentException("store-cache must be at least 1, but is " + storeCache);
      }
      values.storeCache = storeCache;
      return this;
    }

    /**
     * Sets the token that every call of the admin API but health and readiness must send as {@code
     * Authorization: Bearer <token>}. By default there is none. A server that other machines can
     * reach must have one.
     *
     * @param token any text of visible ASCII characters
     * @throws IllegalArgumentException if it is empty or has other characters
     */
    public Builder adminToken(String token) {
      if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
        throw new IllegalArgumentException(
            "admin-token must be of visible ASCII characters, without spaces");
      }
      values.adminToken = new Secret(token);
      return this;
    }

    /**
     * Sets whether each call is logged to {@link java.util.logging} at the level INFO: method,
     * path, status and duration, never the query, which may hold passwords.
     *
     * @param accessLog false by default
     */
    public Builder accessLog(boolean accessLog) {
      values.accessLog = accessLog;
      return this;
    }

    /**
     * Sets where callbacks may go, {@code loopback} and {@code private} by default.
     *
     * @param rules each {@code loopback}, {@code private} (the private networks), a host's name or
     *     address, {@code *.example.org} for all names below one, or {@code any}
     * @throws IllegalArgumentException if there is none, or one is none of these
     */
    public Builder callbackHosts(String... rules) {
      values.callbackHosts = CallbackHosts.of(List.of(rules));
      return this;
    }

    /**
     * Sets whether the mock server collects callbacks itself, for looking at them without a
     * receiver: those of accounts that have none, and a copy of all others. {@link
     * MockServer#receivedCallbacks()} and {@link MockAccount#callbacks()} return them.
     *
     * @param callbackSink false by default
     */
    public Builder callbackSink(boolean callbackSink) {
      values.callbackSink = callbackSink;
      return this;
    }

    /**
     * Sets the origins whose pages may call {@code /platform_api} through a browser (CORS), such as
     * a Swagger UI that is served elsewhere. By default there is none. No other page can call the
     * admin API, whatever this option.
     *
     * @param origins each a scheme and a host, perhaps with a port, such as {@code
     *     https://docs.example.org}
     * @throws IllegalArgumentException if one is no origin
     */
    public Builder cors(String... origins) {
      List<String> read = Arrays.stream(origins).map(MockServerOptions::origin).distinct().toList();
      values.cors = read;
      return this;
    }

    /**
     * Sets what to do after an {@link Error}, such as a lack of memory, on a thread of the server,
     * where calls might otherwise wait for ever. By default the server logs it and closes; the
     * process goes on. A stack overflow is no such error: it fails the one call.
     *
     * @param onError called on the thread that failed, perhaps on several at once
     */
    public Builder onError(Consumer<Error> onError) {
      values.onError = onError;
      return this;
    }

    /** {@return the options that were set; the builder can go on to make others} */
    public MockServerOptions build() {
      Values built = values.copy();
      if (built.seed == null) {
        built.seed = DemoSeed.create();
      }
      return new MockServerOptions(built);
    }

    private static int checked(String option, int number, int highest) {
      if (number < 0 || number > highest) {
        throw new IllegalArgumentException(
            "%s must be 0 to %s, but is %s".formatted(option, highest, number));
      }
      return number;
    }
  }

  /** Returns an origin as browsers send it: without a standard port. */
  private static String origin(String text) {
    String origin = text.strip().toLowerCase(Locale.ROOT);
    if (!ORIGIN.matcher(origin).matches()) {
      throw new IllegalArgumentException(
          "cors must be origins like https://docs.example.org or http://localhost:3000");
    }
    return origin
        .replaceFirst("/$", "")
        .replaceFirst("(?<=^http:.{3,255}):80$|(?<=^https:.{3,255}):443$", "");
  }

  /** All options with their defaults. Only a builder changes them. */
  static final class Values implements Cloneable {
    String host = "127.0.0.1";
    int port;
    @Nullable Integer httpsPort;
    @Nullable TlsIdentity keyStore;
    boolean strict;
    boolean acceptAnyToken;
    boolean acceptApiKey;
    boolean rateLimit429;
    @Nullable Long randomSeed;
    int journalSize = Journal.DEFAULT_SIZE;

    /** Null until the options are built: most commands have one, and need no demo world. */
    @Nullable Seed seed;

    CallbackHosts callbackHosts = CallbackHosts.standard();
    boolean callbackSink;
    @Nullable Secret adminToken;
    boolean accessLog;
    List<String> cors = List.of();
    @Nullable Consumer<Error> onError;
    StoreAddress store = new StoreAddress.Memory();
    @Nullable Secret storePassword;
    boolean storeReset;
    int storeCache = 10_000;

    Seed seed() {
      return Objects.requireNonNull(seed);
    }

    private Values copy() {
      try {
        return (Values) super.clone();
      } catch (CloneNotSupportedException impossible) {
        throw new AssertionError(impossible);
      }
    }
  }
}
