package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.internal.store.Invariants;
import dev.sipregistration.mockserver.seed.Seed;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Calls at one account, and which of them were acknowledged: all of those have to be found in it,
 * and of the others, none that nobody has made. Each SIP user has a name of its own.
 */
public final class AcknowledgedCalls {
  private static final BigDecimal OPENING = new BigDecimal("1000000.00");
  private static final BigDecimal MONTH = new BigDecimal("1.20");
  private static final int DB_ERROR = 4;
  private static final int UNAVAILABLE = 503;

  /** How soon there has to be a response, whatever it is. */
  private static final Duration DEADLINE = Duration.ofSeconds(45);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(DEADLINE).build();

  private final AccountId id;
  private final String token;
  private final Map<String, Long> created = new ConcurrentHashMap<>();
  private final Set<Long> bound = ConcurrentHashMap.newKeySet();
  private final AtomicInteger deposits = new AtomicInteger();
  private final Set<String> unsure = ConcurrentHashMap.newKeySet();
  private final Set<Long> unsureBound = ConcurrentHashMap.newKeySet();
  private final AtomicInteger unsureDeposits = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /**
   * @param seed what the server has begun with, as {@link #seed} made it
   */
  public AcknowledgedCalls(Seed seed, AccountId id) {
    this.id = id;
    token = token(seed, id);
  }

  /** Returns a token of the owner of an account. */
  static String token(Seed seed, AccountId id) {
    return seed.credentials().stream()
        .filter(one -> one.accountId().equals(id))
        .findFirst()
        .orElseThrow()
        .token(Instant.now(), Duration.ofMinutes(30));
  }

  /** Returns a seed with accounts that have money for many calls. */
  public static Seed seed(List<AccountId> accounts) {
    return TestSeeds.of(
        accounts.stream()
            .map(one -> DemoWorld.account(one, "account" + one).openingBalance(OPENING).build())
            .toArray(Account[]::new));
  }

  /**
   * Creates a SIP registration, and binds it; with every fourth number, pays in, too.
   *
   * @param acknowledged what to do with each response that is a success
   * @return whether all were
   */
  public boolean call(URI server, String name, int number, Runnable acknowledged)
      throws InterruptedException {
    String user = name + "n" + number;
    Optional<JsonNode> creation =
        platform(
            server, "CreateSipRegistration?sip_username=%s&proxy=sip.example.com".formatted(user));
    if (creation.isEmpty()) {
      unsure.add(user);
      return false;
    }
    long registration = creation.get().path("sip_registration_id").asLong();
    assertThat(registration).as(creation.toString()).isPositive();
    created.put(user, registration);
    acknowledged.run();
    Optional<JsonNode> binding =
        platform(
            server,
            "BindSipRegistration?sip_registration_id=%s&application_id=123"
                .formatted(registration));
    if (binding.isEmpty()) {
      unsureBound.add(registration);
      return false;
    }
    assertThat(binding.get().path("result").asInt()).as(binding.toString()).isEqualTo(1);
    bound.add(registration);
    acknowledged.run();
    return number % 4 != 0 || deposit(server);
  }

  /** Returns the response, unless there was none, or one that says that it is not known. */
  private Optional<JsonNode> platform(URI server, String call) throws InterruptedException {
    Optional<JsonNode> response =
        send(HttpRequest.newBuilder(server.resolve("/platform_api/" + call))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody()))
            .map(HttpResponse::body)
            .map(AcknowledgedCalls::json);
    return response.filter(json -> !isRefused(json.path("error").path("code").asInt() == DB_ERROR));
  }

  private boolean deposit(URI server) throws InterruptedException {
    Optional<HttpResponse<String>> response =
        send(HttpRequest.newBuilder(server.resolve("/__admin/accounts/" + id + "/deposits"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"amount\": 0.01}")))
            .filter(one -> !isRefused(one.statusCode() == UNAVAILABLE));
    response.ifPresent(one -> assertThat(one.statusCode()).as(one.body()).isLessThan(300));
    (response.isPresent() ? deposits : unsureDeposits).incrementAndGet();
    return response.isPresent();
  }

  private boolean isRefused(boolean storeFailed) {
    if (storeFailed) {
      refused.incrementAndGet();
    }
    return storeFailed;
  }

  private static Optional<HttpResponse<String>> send(HttpRequest.Builder request)
      throws InterruptedException {
    try {
      return Optional.of(
          HTTP.send(request.timeout(DEADLINE).build(), HttpResponse.BodyHandlers.ofString()));
    } catch (HttpTimeoutException late) {
      throw new AssertionError("no response for " + DEADLINE, late);
    } catch (IOException died) {
      return Optional.empty();
    }
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException wrong) {
      throw new AssertionError(body, wrong);
    }
  }

  /** Returns how many calls were refused because the store failed. */
  public int refused() {
    return refused.get();
  }

  /** Returns how many calls were acknowledged, after it has found all of them in the account. */
  public int check(String what, Account account) {
    Invariants.assertHold(account);
    Map<String, SipRegistration> found =
        account.registrations().all().stream()
            .collect(Collectors.toMap(one -> one.credentials().sipUsername().value(), one -> one));
    created.forEach(
        (user, registration) ->
            assertThat(found.get(user))
                .as("%s: create of %s", what, user)
                .isNotNull()
                .returns(new SipRegistrationId(registration), SipRegistration::id));
    found.forEach(
        (user, one) -> {
          assertThat(created.containsKey(user) || unsure.contains(user))
              .as("%s: nobody asked for %s", what, user)
              .isTrue();
          assertThat(one.target() != null)
              .as("%s: binding of %s", what, user)
              .satisfiesAnyOf(
                  isBound -> assertThat(isBound).isEqualTo(bound.contains(one.id().value())),
                  isBound -> assertThat(unsureBound).contains(one.id().value()));
        });
    List<LedgerEntry> entries = account.ledger().entries();
    assertThat(entries.stream().filter(LedgerEntry.Reservation.class::isInstance))
        .as(what)
        .hasSize(found.size());
    assertThat(entries.stream().filter(LedgerEntry.Deposit.class::isInstance).count())
        .as("%s: deposits", what)
        .isBetween((long) deposits.get(), (long) deposits.get() + unsureDeposits.get());
    assertThat(account.ledger().reserved())
        .isEqualByComparingTo(MONTH.multiply(BigDecimal.valueOf(found.size())));
    return created.size() + bound.size() + deposits.get();
  }
}
