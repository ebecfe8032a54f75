package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsCannotBeBuiltWrongTest {

  /** What compiles. */
  private static final List<String> SENSIBLE =
      List.of(
          "BindingTarget.application(123)",
          "BindingTarget.application(\"demo\").rule(\"incoming\")",
          "BindingTarget.application(123).rule(7890).user(12345)",
          "BindingTarget.application(123).user(\"john\").rule(7890)",
          "CreateRequest.sipUsername(\"a\").proxy(\"b\")",
          "CreateRequest.sipUsername(\"a\").proxy(\"b\").onlineWithUser("
              + "BindingTarget.application(123).rule(1).user(2))",
          "BindRequest.registration(ID).to(BindingTarget.application(123))",
          "UnbindRequest.registration(ID)",
          "UnbindRequest.registration(ID).from(BindingTarget.application(123).rule(1))",
          "UnbindRequest.userEverywhere(BindingTarget.application(123).user(\"john\"))",
          "CLIENT.updateAsync(UpdateRequest.registration(ID).password(\"a\").proxy(\"b\"))",
          "ListQuery.all().applications(1, 2).rules(\"incoming\").users(\"john\", \"hedy\")",
          "ListQuery.all().statusCodes(SipStatusRange.of(403), SipStatusRange.of(500, 599))");

  /** What does not. */
  private static final List<String> WRONG =
      List.of(
          // a rule or a user without an application
          "BindingTarget.rule(7890)",
          "BindingTarget.user(12345)",
          // an id and a name together, or a thing twice
          "BindingTarget.application(123).application(\"demo\")",
          "BindingTarget.application(123).rule(7890).rule(\"incoming\")",
          "BindingTarget.application(123).user(12345).user(\"john\")",
          "BindingTarget.application(123).user(12345).rule(1).rule(2)",
          "BindingTarget.application(123).rule(1).user(2).user(3)",
          // required parameters
          "CreateRequest.sipUsername(\"a\").password(\"b\")",
          "BindRequest.registration(ID).to()",
          "new BindRequest(ID, BindingTarget.application(123))",
          // online with a user, without a user
          "CreateRequest.sipUsername(\"a\").proxy(\"b\").onlineWithUser("
              + "BindingTarget.application(1))",
          "CreateRequest.sipUsername(\"a\").proxy(\"b\").onlineWithUser("
              + "BindingTarget.application(1).rule(2))",
          // ids of other things
          "BindRequest.registration(98765)",
          "CLIENT.deleteAsync(98765L)",
          "CLIENT.findAsync(98765L)",
          // changing nothing, or what cannot be changed
          "CLIENT.updateAsync(UpdateRequest.registration(ID))",
          "UpdateRequest.registration(ID).persistent(false)",
          // lists of nothing, or of ids and names
          "ListQuery.all().applications()",
          "ListQuery.all().users(12345, \"john\")",
          "ListQuery.all().statusCodes(403)",
          // unbinding what cannot be unbound
          "UnbindRequest.registration(ID).from(BindingTarget.application(123))",
          "UnbindRequest.userEverywhere(\"john\")",
          "UnbindRequest.userEverywhere(12345).from(BindingTarget.application(123).rule(1))",
          // implementations of one's own
          "new BindingTarget() {}",
          "new UpdateRequest() {}",
          "new SipRegistrationState() {}");

  static Stream<Arguments> sensible() {
    return withErrors(SENSIBLE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sensible")
  void expression_sensible_compiles(String expression, List<String> errors) {
    assertThat(errors).as(expression).isEmpty();
  }

  static Stream<Arguments> wrong() {
    return withErrors(WRONG);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void expression_wrong_doesNotCompile(String expression, List<String> errors) {
    assertThat(errors).as(expression).isNotEmpty();
  }

  /** Compiles all of them at once, because starting the compiler takes most of the time. */
  private static Stream<Arguments> withErrors(List<String> expressions) {
    List<Sample> samples =
        IntStream.range(0, expressions.size())
            .mapToObj(number -> new Sample(number, expressions.get(number)))
            .toList();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    ToolProvider.getSystemJavaCompiler()
        .getTask(
            null,
            null,
            problems,
            List.of(
                "-proc:none",
                "-Xdiags:verbose",
                "-d",
                System.getProperty("java.io.tmpdir"),
                "-implicit:none",
                "-XDshould-stop.ifError=FLOW",
                "-XDshould-stop.ifNoError=FLOW"),
            null,
            samples)
        .call();
    return samples.stream()
        .map(sample -> arguments(sample.expression, errors(sample, problems.getDiagnostics())));
  }

  private static List<String> errors(
      Sample sample, List<Diagnostic<? extends JavaFileObject>> problems) {
    return problems.stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .filter(problem -> sample.toUri().equals(sourceOf(problem)))
        .map(problem -> problem.getMessage(Locale.ROOT))
        .toList();
  }

  private static URI sourceOf(Diagnostic<? extends JavaFileObject> problem) {
    assertThat(problem.getSource()).as("the source of %s", problem).isNotNull();
    return problem.getSource().toUri();
  }

  /** A class that returns the value of an expression. */
  private static final class Sample extends SimpleJavaFileObject {

    private final String expression;
    private final String source;

    Sample(int number, String expression) {
      super(URI.create("string:///Sample" + number + ".java"), Kind.SOURCE);
      this.expression = expression;
      this.source =
          "import dev.sipregistration.client.*; class Sample"
              + number
              + " { SipRegistrationId ID; SipRegistrationClient CLIENT; Object it() { return "
              + expression
              + "; } }";
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void text_blank_isRefusedWithItsName(String blank) {
    CreateRequest request = CreateRequest.sipUsername("a").proxy("b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreateRequest.sipUsername(blank))
        .withMessage("SIP user name must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CreateRequest.sipUsername("a").proxy(blank))
        .withMessage("proxy must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.authUser(blank))
        .withMessage("authentication user name must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.outboundProxy(blank))
        .withMessage("outbound proxy must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.password(blank))
        .withMessage("password must not be blank");
    UpdateStart update = UpdateRequest.registration(SipRegistrationId.of(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> update.sipUsername(blank))
        .withMessage("SIP user name must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> update.proxy(blank))
        .withMessage("proxy must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> update.authUser(blank))
        .withMessage("authentication user name must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> update.outboundProxy(blank))
        .withMessage("outbound proxy must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> update.password(blank))
        .withMessage("password must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListQuery.all().sipUsername(blank))
        .withMessage("SIP user name must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListQuery.all().proxies("a", blank))
        .withMessage("proxy must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListQuery.all().applications("a", blank))
        .withMessage("application name must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BindingTarget.application(blank))
        .withMessage("application name must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BindingTarget.application(1).rule(blank))
        .withMessage("rule name must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BindingTarget.application(1).user(blank))
        .withMessage("user name must not be blank");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void id_notPositive_isRefusedWithItsName(long id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BindingTarget.application(id))
        .withMessage("application id must be at least 1, but is " + id);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BindingTarget.application(1).rule(id))
        .withMessageStartingWith("rule id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BindingTarget.application(1).user(id))
        .withMessageStartingWith("user id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnbindRequest.userEverywhere(id))
        .withMessageStartingWith("user id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SipRegistrationId.of(id))
        .withMessageStartingWith("SIP registration id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListQuery.all().applications(1, id))
        .withMessageStartingWith("application id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListQuery.all().rules(id))
        .withMessageStartingWith("rule id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListQuery.all().users(id))
        .withMessageStartingWith("user id");
  }

  @Test
  void listQuery_outOfRange_isRefusedWithTheLimit() {
    ListQuery query = ListQuery.all();
    Map<ThrowingCallable, String> calls =
        Map.ofEntries(
            entry(() -> query.pageSize(0), "page size must be at least 1, but is 0"),
            entry(() -> query.pageSize(1001), "page size must be at most 1000, but is 1001"),
            entry(() -> query.offset(-1), "offset must not be negative, but is -1"),
            entry(() -> query.proxies(), "proxies must not be empty"),
            entry(() -> query.statusCodes(), "status codes must not be empty"),
            entry(() -> query.applications(new long[0]), "application ids must not be empty"),
            entry(() -> query.rules(new String[0]), "rule names must not be empty"),
            entry(
                () -> query.users("john;hedy"),
                "user name must not contain ;, which separates names"),
            entry(
                () -> SipStatusRange.of(99),
                "SIP status codes must rise from 100 to 699, but are 99 to 99"),
            entry(
                () -> SipStatusRange.of(500, 700),
                "SIP status codes must rise from 100 to 699, but are 500 to 700"),
            entry(
                () -> SipStatusRange.of(404, 403),
                "SIP status codes must rise from 100 to 699, but are 404 to 403"));
    calls.forEach(
        (call, message) ->
            assertThatIllegalArgumentException().isThrownBy(call).withMessage(message));
  }

  @Test
  void listQueries_withTheSameParts_areEqual() {
    List<ListQuery> different =
        List.of(
            ListQuery.all(),
            ListQuery.all().registration(SipRegistrationId.of(1)),
            ListQuery.all().sipUsername("alice"),
            ListQuery.all().proxies("alice"),
            ListQuery.all().successful(true),
            ListQuery.all().successful(false),
            ListQuery.all().deactivated(true),
            ListQuery.all().applications(1),
            ListQuery.all().applications("1"),
            ListQuery.all().users(1),
            ListQuery.all().pageSize(1),
            ListQuery.all().offset(1));
    assertThat(different).doesNotHaveDuplicates();
    assertThat(ListQuery.all().users(1).deactivated(true))
        .isEqualTo(ListQuery.all().deactivated(false).deactivated(true).users(1))
        .hasSameHashCodeAs(ListQuery.all().deactivated(true).users(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\uD800y", "\uDC00", "x\uDFFF\uD800", "end\uD83D"})
  void text_unencodable_isRefusedWithItsNameOnly(String text) {
    CreateRequest request = CreateRequest.sipUsername("a").proxy("b");
    Map<String, ThrowingCallable> setters =
        Map.of(
            "SIP user name", () -> CreateRequest.sipUsername(text),
            "proxy", () -> CreateRequest.sipUsername("a").proxy(text),
            "authentication user name", () -> request.authUser(text),
            "outbound proxy", () -> request.outboundProxy(text),
            "password", () -> request.password(text),
            "application name", () -> BindingTarget.application(text),
            "rule name", () -> BindingTarget.application(1).rule(text),
            "user name", () -> BindingTarget.application(1).user(text));
    setters.forEach(
        (name, setter) ->
            assertThatIllegalArgumentException()
                .isThrownBy(setter)
                .withMessage(
                    name
                        + " must not contain half of a surrogate pair, which UTF-8 cannot encode"));
  }

  @Test
  void argument_null_isRefusedWithItsName() {
    CreateRequest request = CreateRequest.sipUsername("a").proxy("b");
    UnbindRequest.OfRegistration unbind = UnbindRequest.registration(SipRegistrationId.of(1));
    UpdateStart update = UpdateRequest.registration(SipRegistrationId.of(1));
    SipRegistrationClient.Builder builder = SipRegistrationClient.builder();
    Map<ThrowingCallable, String> calls =
        Map.ofEntries(
            entry(() -> CreateRequest.sipUsername(null), "SIP user name"),
            entry(() -> CreateRequest.sipUsername("a").proxy(null), "proxy"),
            entry(() -> request.authUser(null), "authentication user name"),
            entry(() -> request.outboundProxy(null), "outbound proxy"),
            entry(() -> request.password(null), "password"),
            entry(() -> request.bindTo(null), "target"),
            entry(() -> request.onlineWithUser(null), "target"),
            entry(() -> BindingTarget.application(null), "application name"),
            entry(() -> BindRequest.registration(null), "registration"),
            entry(() -> BindRequest.registration(SipRegistrationId.of(1)).to(null), "target"),
            entry(() -> UnbindRequest.registration(null), "registration"),
            entry(() -> UnbindRequest.userEverywhere(null), "target"),
            entry(() -> unbind.from((BindingTarget.OfRule) null), "target"),
            entry(() -> unbind.from((BindingTarget.WithUser) null), "target"),
            entry(() -> UpdateRequest.registration(null), "registration"),
            entry(() -> update.sipUsername(null), "SIP user name"),
            entry(() -> update.proxy(null), "proxy"),
            entry(() -> update.authUser(null), "authentication user name"),
            entry(() -> update.outboundProxy(null), "outbound proxy"),
            entry(() -> update.password(null), "password"),
            entry(() -> update.bindTo(null), "target"),
            entry(() -> ListQuery.all().registration(null), "registration"),
            entry(() -> ListQuery.all().sipUsername(null), "SIP user name"),
            entry(() -> ListQuery.all().rules("a", null), "rule name"),
            entry(() -> new RetryPolicy(1, null, Duration.ZERO), "initial delay"),
            entry(() -> new RetryPolicy(1, Duration.ofMillis(1), null), "maximum delay"),
            entry(() -> builder.baseUri(null), "baseUri"),
            entry(() -> builder.callTimeout(null), "call timeout"),
            entry(() -> builder.connectTimeout(null), "connect timeout"),
            entry(() -> builder.proxy(null), "proxy"),
            entry(() -> builder.httpClient(null), "httpClient"),
            entry(() -> builder.credentials(null), "credentials"),
            entry(() -> Credentials.fromFile(null), "file"),
            entry(() -> Credentials.fromStream(null), "stream"),
            entry(() -> Credentials.fromJson(null), "json"));
    calls.forEach(
        (call, name) -> assertThatNullPointerException().isThrownBy(call).withMessage(name));
  }

  private static Map.Entry<ThrowingCallable, String> entry(ThrowingCallable call, String name) {
    return Map.entry(call, name);
  }

  @Test
  void request_null_isRefusedAtOnceByEveryForm() {
    SipRegistrationClient client =
        SipRegistrationClient.builder().credentials(TestCredentials.credentials()).build();
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> client.create(null),
            () -> client.createAsync(null),
            () -> client.bind(null),
            () -> client.bindAsync(null),
            () -> client.unbind(null),
            () -> client.unbindAsync(null),
            () -> client.createOrFind(null),
            () -> client.createOrFindAsync(null),
            () -> client.update(null),
            () -> client.updateAsync(null))) {
      assertThatNullPointerException().isThrownBy(call).withMessage("request");
    }
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> client.list(null),
            () -> client.listAsync(null),
            () -> client.listPage(null),
            () -> client.listPageAsync(null))) {
      assertThatNullPointerException().isThrownBy(call).withMessage("query");
    }
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> client.delete(null),
            () -> client.deleteAsync(null),
            () -> client.find(null),
            () -> client.findAsync(null))) {
      assertThatNullPointerException().isThrownBy(call).withMessage("registration");
    }
  }

  @Test
  void createRequests_withTheSameParts_areEqual() {
    BindingTarget.WithUser target = BindingTarget.application(1).user("john");
    List<CreateRequest> different =
        List.of(
            Requests.CREATE,
            Requests.CREATE.password("other"),
            Requests.CREATE.authUser("alice2"),
            Requests.CREATE.outboundProxy("out.example.org"),
            Requests.CREATE.bindTo(target),
            Requests.CREATE.onlineWithUser(target),
            CreateRequest.sipUsername("alice").proxy("other").password(Requests.PASSWORD),
            CreateRequest.sipUsername("bob").proxy("sip.example.org").password(Requests.PASSWORD));
    assertThat(different).doesNotHaveDuplicates();
    CreateRequest same =
        CreateRequest.sipUsername("alice").proxy("sip.example.org").password(Requests.PASSWORD);
    assertThat(same).isEqualTo(Requests.CREATE).hasSameHashCodeAs(Requests.CREATE);
  }

  @Test
  void updateRequests_withTheSameParts_areEqual() {
    UpdateStart start = UpdateRequest.registration(SipRegistrationId.of(1));
    assertThat(
            List.of(
                start.password("a"),
                start.password("b"),
                start.sipUsername("a"),
                start.proxy("a"),
                start.authUser("a"),
                start.outboundProxy("a"),
                start.bindTo(BindingTarget.application(1)),
                UpdateRequest.registration(SipRegistrationId.of(2)).password("a")))
        .doesNotHaveDuplicates();
    assertThat(start.password("b").proxy("c"))
        .isEqualTo(start.proxy("b").proxy("c").password("b"))
        .hasSameHashCodeAs(start.proxy("c").password("b"));
  }

  @Test
  void getters_ofRequests_returnTheParts() {
    BindingTarget.OfUser target = BindingTarget.application(1).user("john");
    SipRegistrationId id = SipRegistrationId.of(5);
    CreateRequest create =
        CreateRequest.sipUsername("a").proxy("b").authUser("c").outboundProxy("d").bindTo(target);
    assertThat(create.sipUsername()).isEqualTo("a");
    assertThat(create.proxy()).isEqualTo("b");
    assertThat(create.authUser()).hasValue("c");
    assertThat(create.outboundProxy()).hasValue("d");
    assertThat(create.persistent()).isTrue();
    assertThat(create.target()).hasValue(target);
    UpdateRequest update =
        UpdateRequest.registration(id)
            .sipUsername("a")
            .proxy("b")
            .authUser("c")
            .outboundProxy("d")
            .bindTo(target);
    assertThat(update.registration()).isEqualTo(id);
    assertThat(update.sipUsername()).hasValue("a");
    assertThat(update.proxy()).hasValue("b");
    assertThat(update.authUser()).hasValue("c");
    assertThat(update.outboundProxy()).hasValue("d");
    assertThat(update.target()).hasValue(target);
    assertThat(UpdateRequest.registration(id).password("e").proxy()).isEmpty();
    assertThat(ListQuery.all().pageSize(7).offset(3).pageSize()).isEqualTo(7);
    assertThat(ListQuery.all().pageSize(7).offset(3).offset()).isEqualTo(3);
    BindRequest bind = BindRequest.registration(id).to(target);
    assertThat(bind.registration()).isEqualTo(id);
    assertThat(bind.target()).isEqualTo(target);
    assertThat(UnbindRequest.registration(id).from(target).registration()).hasValue(id);
    assertThat(UnbindRequest.registration(id).from(target).target()).hasValue(target);
    assertThat(UnbindRequest.userEverywhere(3).userId()).hasValue(3);
    assertThat(UnbindRequest.userEverywhere(3).registration()).isEmpty();
  }

  @Test
  void requests_askingForTheSame_areEqual() {
    SipRegistrationId id = SipRegistrationId.of(1);
    assertThat(BindingTarget.application(1).rule(2).user(3))
        .isEqualTo(BindingTarget.application(1).user(3).rule(2))
        .isNotEqualTo(BindingTarget.application(1).rule(2).user("3"));
    assertThat(BindRequest.registration(id).to(BindingTarget.application(1)))
        .isEqualTo(BindRequest.registration(id).to(BindingTarget.application(1)))
        .hasSameHashCodeAs(BindRequest.registration(id).to(BindingTarget.application(1)))
        .isNotEqualTo(BindRequest.registration(id).to(BindingTarget.application(2)));
    assertThat(UnbindRequest.registration(id)).isEqualTo(UnbindRequest.registration(id));
  }

  @Test
  void create_furtherSteps_leaveTheFormerRequestAsItWas() {
    CreateRequest first = CreateRequest.sipUsername("a").proxy("b");
    String before = first.toString();
    CreateRequest second = first.authUser("c").bindTo(BindingTarget.application(1));
    assertThat(first).hasToString(before);
    assertThat(second)
        .hasToString(
            "CreateRequest[sipUsername=a, proxy=b, authUser=c, persistent,"
                + " bound to application 1]");
  }

  @Test
  void toString_ofRequests_saysWhatTheyAskFor() {
    SipRegistrationId id = SipRegistrationId.of(5);
    assertThat(BindRequest.registration(id).to(BindingTarget.application("demo").user(3)))
        .hasToString("BindRequest[registration=5, target=application \"demo\", user 3]");
    assertThat(UnbindRequest.registration(id).from(BindingTarget.application(1).rule(2)))
        .hasToString("UnbindRequest[registration=5, target=application 1, rule 2]");
    assertThat(UnbindRequest.userEverywhere(3)).hasToString("UnbindRequest[user 3 everywhere]");
    assertThat(
            UpdateRequest.registration(id)
                .password("secret")
                .proxy("b")
                .bindTo(BindingTarget.application(1)))
        .hasToString(
            "UpdateRequest[registration=5, proxy=b, password=***, bound to application 1]");
    assertThat(
            ListQuery.all()
                .offset(3)
                .statusCodes(SipStatusRange.of(403), SipStatusRange.of(500, 599))
                .users("john")
                .sipUsername("alice")
                .rules(1, 2))
        .hasToString(
            "ListQuery[sipUsername=alice, statusCodes=403;500:599, rules=1;2, users=\"john\","
                + " pageSize=1000, offset=3]");
  }
}
