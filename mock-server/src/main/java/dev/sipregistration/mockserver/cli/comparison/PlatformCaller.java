package dev.sipregistration.mockserver.cli.comparison;

import dev.sipregistration.mockserver.auth.Credentials;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Calls the platform, and remembers the SIP registrations that this creates.
 *
 * <p>Another thread may close it and delete them, whatever the thread of the run waits for.
 */
final class PlatformCaller {
  static final String CREATE = "/platform_api/CreateSipRegistration";
  static final String DELETE = "/platform_api/DeleteSipRegistration";
  static final String LIST = "/platform_api/GetSipRegistrations";
  static final String ID = "sip_registration_id";

  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final PlatformSender sender;
  private final ComparisonSettings settings;
  private final TokenCache tokens;
  private final Consumer<String> progress;
  private final Set<String> alive = new ConcurrentSkipListSet<>(BY_NUMBER);
  private final AtomicInteger creations = new AtomicInteger();
  private final AtomicInteger withoutResponse = new AtomicInteger();

  /** Held while something is created, so that a clean-up misses nothing. */
  private final Lock creating = new ReentrantLock();

  private volatile boolean closed;

  /**
   * Calls nothing yet.
   *
   * @param progress takes a line about each SIP registration as it is created or deleted
   */
  PlatformCaller(
      PlatformSender sender,
      ComparisonSettings settings,
      TokenCache tokens,
      Consumer<String> progress) {
    this.sender = sender;
    this.settings = settings;
    this.tokens = tokens;
    this.progress = progress;
  }

  ComparedResponse sendAsOwner(String path, List<Map.Entry<String, String>> parameters)
      throws InterruptedException {
    return send(path, tokens.token(TokenKind.GOOD, settings.owner()), parameters);
  }

  /** Sends a call that has no parameters, which creates nothing even if it is not refused. */
  ComparedResponse probe(String path, Credentials caller) throws InterruptedException {
    return sendAny(path, tokens.token(TokenKind.GOOD, caller), List.of());
  }

  /**
   * Sends a call.
   *
   * @throws NotRunException if it may create one SIP registration too many, or no response came
   */
  ComparedResponse send(
      String path, Optional<String> token, List<Map.Entry<String, String>> parameters)
      throws InterruptedException {
    int most = settings.mostCreations();
    if (path.equals(CREATE) && creations.get() >= most) {
      throw new NotRunException(
          NotRunCause.MAX_CREATIONS,
          most == 0
              ? "needs a SIP registration, and --max-creations is 0"
              : "needs a SIP registration, and the %s of --max-creations are used up"
                  .formatted(most));
    }
    return sendAny(path, token, parameters);
  }

  private ComparedResponse sendAny(
      String path, Optional<String> token, List<Map.Entry<String, String>> parameters)
      throws InterruptedException {
    if (path.equals(CREATE)) {
      creating.lockInterruptibly();
      try {
        requireOpen();
        return create(token, parameters);
      } finally {
        creating.unlock();
      }
    }
    requireOpen();
    ComparedResponse response = sender.send(path, token, parameters);
    if (path.equals(DELETE)) {
      forgetIfDeleted(idIn(parameters), response);
    }
    return response;
  }

  private void requireOpen() {
    if (closed) {
      throw NotRunException.lost("the run was stopped", false);
    }
  }

  private ComparedResponse create(
      Optional<String> token, List<Map.Entry<String, String>> parameters)
      throws InterruptedException {
    withoutResponse.incrementAndGet();
    ComparedResponse response;
    try {
      response = sender.send(CREATE, token, parameters);
    } catch (NotRunException lost) {
      if (lost.mayBeCarriedOut()) {
        creations.incrementAndGet();
      } else {
        withoutResponse.decrementAndGet();
      }
      throw lost;
    }
    String id = response.body().path(ID).asText();
    if (!id.isEmpty()) {
      creations.incrementAndGet();
      alive.add(id);
      progress.accept("created SIP registration " + id);
    }
    withoutResponse.decrementAndGet();
    return response;
  }

  private void forgetIfDeleted(String id, ComparedResponse response) {
    if (response.isDone() && alive.remove(id)) {
      progress.accept("deleted SIP registration " + id);
    }
  }

  /** Has nothing sent any more but by {@link #cleanUp}. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** Deletes what was created, as soon as a creation that is under way has ended. */
  void cleanUp() throws InterruptedException {
    creating.lockInterruptibly();
    try {
      for (String id : alive) {
        delete(id);
      }
    } finally {
      creating.unlock();
    }
  }

  private void delete(String id) throws InterruptedException {
    try {
      forgetIfDeleted(
          id,
          sender.send(
              DELETE, tokens.token(TokenKind.GOOD, settings.owner()), List.of(Map.entry(ID, id))));
    } catch (NotRunException unknown) {
      // It remains among what is left behind.
    }
  }

  boolean isAlive(String id) {
    return alive.contains(id);
  }

  int creations() {
    return creations.get();
  }

  LeftBehind leftBehind() {
    return new LeftBehind(List.copyOf(alive), withoutResponse.get());
  }

  static String idIn(List<Map.Entry<String, String>> parameters) {
    return parameters.stream()
        .filter(parameter -> parameter.getKey().equals(ID))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
