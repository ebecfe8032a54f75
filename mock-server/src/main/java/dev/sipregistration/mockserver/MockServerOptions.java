package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.callbacks.CallbackHosts;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.internal.tls.TlsIdentity;
import dev.sipregistration.mockserver.journal.Journal;
import dev.sipregistration.mockserver.seed.DemoSeed;
import dev.sipregistration.mockserver.seed.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a mock server is to be started. Immutable: each {@code with} returns other options. */
public final class MockServerOptions {
  private final Values values;

  private MockServerOptions(Values values) {
    this.values = values;
  }

  /**
   * Returns the options that suit a test: the demo world, on loopback, on any free port.
   *
   * @return the options
   */
  public static MockServerOptions defaults() {
    return new MockServerOptions(new Values());
  }

  /**
   * Returns the name or address to listen on.
   *
   * @return the host, {@code 127.0.0.1} unless told otherwise
   */
  public String host() {
    return values.host;
  }

  /**
   * Returns these options with another host.
   *
   * @param host the name or address to listen on
   * @return other options
   */
  public MockServerOptions withHost(String host) {
    return with(changed -> changed.host = host);
  }

  /**
   * Returns the port for HTTP.
   *
   * @return 0 to 65535; 0, the default, takes any that is free
   */
  public int port() {
    return values.port;
  }

  /**
   * Returns these options with another port.
   *
   * @param port the port, or 0 for any that is free
   * @return other options
   * @throws IllegalArgumentException if it is not 0 to 65535
   */
  public MockServerOptions withPort(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
    }
    return with(changed -> changed.port = port);
  }

  /**
   * Returns the port for HTTPS.
   *
   * @return 0 to 65535, where 0 takes any that is free; nothing, the default, means no HTTPS
   */
  public OptionalInt httpsPort() {
    return values.httpsPort;
  }

  /**
   * Returns these options with a port for HTTPS beside the one for HTTP. Unless there is a key
   * store, a certificate for this machine is made at the start.
   *
   * @param httpsPort the port, or 0 for any that is free
   * @return other options
   * @throws IllegalArgumentException if it is not 0 to 65535
   */
  public MockServerOptions withHttpsPort(int httpsPort) {
    if (httpsPort < 0 || httpsPort > 65_535) {
      throw new IllegalArgumentException("https-port must be 0 to 65535, but is " + httpsPort);
    }
    return with(changed -> changed.httpsPort = OptionalInt.of(httpsPort));
  }

  /**
   * Returns these options with a key and certificates of one's own for HTTPS. Reads the file at
   * once.
   *
   * @param file a key store with one key, PKCS #12 or JKS
   * @param password the password of the store and of its key
   * @return other options
   * @throws UncheckedIOException if it cannot be read, with what is wrong as the message
   */
  public MockServerOptions withKeyStore(Path file, char[] password) {
    try {
      TlsIdentity read = TlsIdentity.ofKeyStore(file, password);
      return with(changed -> changed.tlsIdentity = read);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable.getMessage(), unusable);
    }
  }

  /** Returns the identity from the key store, if one was given. */
  Optional<TlsIdentity> tlsIdentity() {
    return Optional.ofNullable(values.tlsIdentity);
  }

  /**
   * Returns whether parameters that an operation does not have are refused with code 101; the
   * platform ignores them.
   *
   * @return false unless told otherwise
   */
  public boolean strict() {
    return values.strict;
  }

  /**
   * Returns these options with or without strictness.
   *
   * @param strict whether unknown parameters are refused
   * @return other options
   */
  public MockServerOptions withStrict(boolean strict) {
    return with(changed -> changed.strict = strict);
  }

  /**
   * Returns whether every well-formed token is believed, whoever signed it and whenever; for
   * verifying recorded interactions.
   *
   * @return false unless told otherwise
   */
  public boolean anyToken() {
    return values.anyToken;
  }

  /**
   * Returns these options with or without belief in every token.
   *
   * @param anyToken whether every well-formed token is believed
   * @return other options
   */
  public MockServerOptions withAnyToken(boolean anyToken) {
    return with(changed -> changed.anyToken = anyToken);
  }

  /**
   * Returns whether a call over its account's rate is answered with HTTP status 429 and {@code
   * Retry-After}, and not with error 340.
   *
   * @return false unless told otherwise
   */
  public boolean rateLimit429() {
    return values.rateLimit429;
  }

  /**
   * Returns these options with one or the other answer to a call over its account's rate.
   *
   * @param rateLimit429 whether it has status 429 rather than error 340
   * @return other options
   */
  public MockServerOptions withRateLimit429(boolean rateLimit429) {
    return with(changed -> changed.rateLimit429 = rateLimit429);
  }

  /**
   * Returns the number that chance and keys are made of.
   *
   * @return the number, or nothing: then keys differ at each start, and chance is the same
   */
  public OptionalLong randomSeed() {
    return values.randomSeed == null ? OptionalLong.empty() : OptionalLong.of(values.randomSeed);
  }

  /**
   * Returns these options with a number that chance and keys are made of: the same number gives the
   * same faults and the same keys, on the same Java. Whoever knows the number knows the private
   * keys, so do not use them for anything but tests. Keys that somebody has brought stay.
   *
   * @param randomSeed any number
   * @return other options
   */
  public MockServerOptions withRandomSeed(long randomSeed) {
    return with(changed -> changed.randomSeed = randomSeed);
  }

  /**
   * Returns how many calls the journal keeps.
   *
   * @return the number, 1000 unless told otherwise
   */
  public int journalSize() {
    return values.journalSize;
  }

  /**
   * Returns these options with another size of the journal.
   *
   * @param journalSize the number of calls to keep, 0 for none
   * @return other options
   * @throws IllegalArgumentException if it is not 0 to 1,000,000
   */
  public MockServerOptions withJournalSize(int journalSize) {
    if (journalSize < 0 || journalSize > Journal.GREATEST_SIZE) {
      throw new IllegalArgumentException(
          "journal-size must be 0 to %d, but is %d".formatted(Journal.GREATEST_SIZE, journalSize));
    }
    return with(changed -> changed.journalSize = journalSize);
  }

  /**
   * Returns what the server begins with.
   *
   * @return the demo world unless told otherwise
   */
  public Seed seed() {
    return values.seed;
  }

  /**
   * Returns these options with another seed.
   *
   * @param seed what the server begins with
   * @return other options
   */
  public MockServerOptions withSeed(Seed seed) {
    return with(changed -> changed.seed = seed);
  }

  /**
   * Returns what every call of the admin API must send, so that only who knows it can control the
   * server.
   *
   * @return the token, or nothing, the default, if whoever reaches the server may control it
   */
  public Optional<Secret> adminToken() {
    return Optional.ofNullable(values.adminToken);
  }

  /**
   * Returns these options with a token that every call of the admin API but the health must send as
   * {@code Authorization: Bearer <token>}. A server that other machines can reach must have one.
   *
   * @param token any text of visible ASCII characters
   * @return other options
   * @throws IllegalArgumentException if it is empty or has other characters
   */
  public MockServerOptions withAdminToken(String token) {
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "admin-token must be of visible ASCII characters, without spaces");
    }
    return with(changed -> changed.adminToken = new Secret(token));
  }

  /**
   * Returns whether each call is told to {@link java.util.logging} when it has been answered, at
   * the level INFO: method, path, status and duration, never the query, in which passwords are.
   *
   * @return false unless told otherwise
   */
  public boolean accessLog() {
    return values.accessLog;
  }

  /**
   * Returns these options with or without a log of calls.
   *
   * @param accessLog whether each call is logged
   * @return other options
   */
  public MockServerOptions withAccessLog(boolean accessLog) {
    return with(changed -> changed.accessLog = accessLog);
  }

  /**
   * Returns where callbacks may go.
   *
   * @return {@code loopback} and {@code private} unless told otherwise
   */
  public List<String> callbackHosts() {
    return values.callbackHosts.rules();
  }

  /**
   * Returns these options with other hosts that callbacks may go to.
   *
   * @param rules each {@code loopback}, {@code private} (the private networks), a host's name or
   *     address, {@code *.example.org} for all names below one, or {@code any}
   * @return other options
   * @throws IllegalArgumentException if there is none, or one is none of these
   */
  public MockServerOptions withCallbackHosts(String... rules) {
    CallbackHosts hosts = CallbackHosts.of(List.of(rules));
    return with(changed -> changed.callbackHosts = hosts);
  }

  private MockServerOptions with(Consumer<Values> change) {
    Values changed = new Values(values);
    change.accept(changed);
    return new MockServerOptions(changed);
  }

  /** All options, with their defaults: changed while they are made, and never after. */
  private static final class Values {
    private String host = "127.0.0.1";
    private int port;
    private OptionalInt httpsPort = OptionalInt.empty();
    private @Nullable TlsIdentity tlsIdentity;
    private boolean strict;
    private boolean anyToken;
    private boolean rateLimit429;
    private @Nullable Long randomSeed;
    private int journalSize = Journal.USUAL_SIZE;
    private Seed seed;
    private CallbackHosts callbackHosts = CallbackHosts.standard();
    private @Nullable Secret adminToken;
    private boolean accessLog;

    Values() {
      seed = DemoSeed.create();
    }

    Values(Values other) {
      host = other.host;
      port = other.port;
      httpsPort = other.httpsPort;
      tlsIdentity = other.tlsIdentity;
      strict = other.strict;
      anyToken = other.anyToken;
      rateLimit429 = other.rateLimit429;
      randomSeed = other.randomSeed;
      journalSize = other.journalSize;
      seed = other.seed;
      callbackHosts = other.callbackHosts;
      adminToken = other.adminToken;
      accessLog = other.accessLog;
    }
  }
}
