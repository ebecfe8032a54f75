package dev.sipregistration.client;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The samples of README.md, between lines with their names. ReadmeTest compares and runs them. */
final class ReadmeSamples {

  interface Metrics {
    void record(
        String method, CallAttempt.Outcome outcome, @Nullable Integer code, Duration duration);
  }

  final List<String> happened = new ArrayList<>();

  void client() {
    // sample: client
    try (SipRegistrationClient client =
        SipRegistrationClient.builder().credentials(Credentials.fromEnvironment()).build()) {
      client.unbind(UnbindRequest.userEverywhere(12345));
    }
    // end
  }

  SipRegistrationClient elsewhere(Path credentialsFile) {
    // sample: elsewhere
    SipRegistrationClient client =
        SipRegistrationClient.builder()
            .credentials(Credentials.fromFile(credentialsFile))
            .baseUri(URI.create("http://127.0.0.1:8080"))
            .callTimeout(Duration.ofSeconds(10))
            .build();
    // end
    return client;
  }

  SipRegistrationId create(SipRegistrationClient client, String password) {
    // sample: create
    CreatedSipRegistration created =
        client.create(
            CreateRequest.sipUsername("alice")
                .proxy("sip.example.org")
                .password(password)
                .bindTo(BindingTarget.application(123).rule("incoming")));

    SipRegistrationId id = created.id();
    created.accountInfo().map(AccountInfo::balance).ifPresent(balance -> report(balance));
    // end
    return id;
  }

  CreateRequest online() {
    // sample: online
    CreateRequest request =
        CreateRequest.sipUsername("alice")
            .proxy("sip.example.org")
            .onlineWithUser(BindingTarget.application("demo.demo.voximplant.com").user("john"));
    // end
    return request;
  }

  void bind(SipRegistrationClient client, SipRegistrationId id) {
    // sample: bind
    client.bind(BindRequest.registration(id).to(BindingTarget.application(123)));
    client.bind(BindRequest.registration(id).to(BindingTarget.application(123).rule(7890)));
    client.bind(BindRequest.registration(id).to(BindingTarget.application(123).user("john")));

    client.unbind(UnbindRequest.registration(id).from(BindingTarget.application(123).user("john")));
    client.unbind(UnbindRequest.registration(id));
    client.unbind(UnbindRequest.userEverywhere(12345));
    // end
  }

  void watch(SipRegistrationClient client, SipRegistrationId id) {
    // sample: watch
    SipRegistration registration = client.find(id).orElseThrow();

    if (registration.state() instanceof SipRegistrationState.Failed failed) {
      report(registration.proxy() + " refused: " + failed.statusCode() + " " + failed.message());
    }
    // end
  }

  void update(SipRegistrationClient client, SipRegistrationId id, String newPassword) {
    // sample: update
    client.update(UpdateRequest.registration(id).password(newPassword));
    client.update(UpdateRequest.registration(id).proxy("sip.example.net").authUser("alice2"));
    // end
  }

  void displace(SipRegistrationClient client, SipRegistrationId id) {
    // sample: displace
    client
        .list(ListQuery.all().applications(123).users("john"))
        .filter(earlier -> !earlier.id().equals(id))
        .forEach(earlier -> report("john leaves " + earlier.id()));
    client.bind(BindRequest.registration(id).to(BindingTarget.application(123).user("john")));
    // end
  }

  int list(SipRegistrationClient client) {
    // sample: list
    ListQuery refused =
        ListQuery.all()
            .applications("demo.demo.voximplant.com")
            .statusCodes(SipStatusRange.of(403), SipStatusRange.of(500, 599));

    client.list(refused).forEach(each -> report(each.sipUsername() + ": " + each.state()));

    int frozen = client.listPage(ListQuery.all().deactivated(true).pageSize(1)).total();
    // end
    return frozen;
  }

  void delete(SipRegistrationClient client, SipRegistrationId id) {
    // sample: delete
    client.delete(id);

    client.list(ListQuery.all().deactivated(true)).map(SipRegistration::id).forEach(client::delete);
    // end
  }

  CreatedSipRegistration createOrFind(SipRegistrationClient client, CreateRequest request) {
    // sample: createOrFind
    CreatedSipRegistration created = client.createOrFind(request);
    // end
    return created;
  }

  void errors(SipRegistrationClient client, CreateRequest request) {
    // sample: errors
    try {
      client.create(request);
    } catch (ApiErrorException e) {
      switch (e.kind()) {
        case NOT_ENOUGH_MONEY -> topUp();
        case FORBIDDEN_BY_ROLE -> askForTheRole();
        default -> throw e;
      }
    } catch (TransportException e) {
      if (e.mayHaveBeenCarriedOut()) {
        lookBeforeCreatingAgain();
      } else {
        tryLater();
      }
    }
    // end
  }

  SipRegistrationClient.Builder retries() {
    // sample: retries
    SipRegistrationClient.Builder builder =
        SipRegistrationClient.builder()
            .retryCreate(RetryPolicy.upTo(3))
            .retryIdempotent(
                RetryPolicy.upTo(5).withBackoff(Duration.ofMillis(100), Duration.ofSeconds(2)));
    // end
    return builder;
  }

  CompletableFuture<Void> async(SipRegistrationClient client, CreateRequest request) {
    // sample: async
    CompletableFuture<Void> bound =
        client
            .createAsync(request)
            .thenCompose(
                created ->
                    client.bindAsync(
                        BindRequest.registration(created.id()).to(BindingTarget.application(123))));
    // end
    return bound;
  }

  SipRegistrationClient.Builder metrics(Metrics metrics) {
    // sample: metrics
    SipRegistrationClient.Builder builder =
        SipRegistrationClient.builder()
            .listener(
                attempt ->
                    metrics.record(
                        attempt.method(), attempt.outcome(), attempt.code(), attempt.duration()));
    // end
    return builder;
  }

  private void report(BigDecimal balance) {
    happened.add("balance " + balance);
  }

  private void report(String text) {
    happened.add(text);
  }

  private void topUp() {
    happened.add("topped up");
  }

  private void askForTheRole() {
    happened.add("asked for the role");
  }

  private void lookBeforeCreatingAgain() {
    happened.add("looked");
  }

  private void tryLater() {
    happened.add("later");
  }
}
