package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.callbacks.CallbackHosts;
import dev.sipregistration.mockserver.journal.Journal;
import dev.sipregistration.mockserver.seed.DemoSeed;
import dev.sipregistration.mockserver.seed.Seed;
import java.util.List;
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
    private boolean strict;
    private boolean anyToken;
    private boolean rateLimit429;
    private @Nullable Long randomSeed;
    private int journalSize = Journal.USUAL_SIZE;
    private Seed seed;
    private CallbackHosts callbackHosts = CallbackHosts.standard();

    Values() {
      seed = DemoSeed.create();
    }

    Values(Values other) {
      host = other.host;
      port = other.port;
      strict = other.strict;
      anyToken = other.anyToken;
      rateLimit429 = other.rateLimit429;
      randomSeed = other.randomSeed;
      journalSize = other.journalSize;
      seed = other.seed;
      callbackHosts = other.callbackHosts;
    }
  }
}
