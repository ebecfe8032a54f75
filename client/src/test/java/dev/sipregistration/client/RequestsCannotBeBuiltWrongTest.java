package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
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
          "UnbindRequest.userEverywhere(BindingTarget.application(123).user(\"john\"))");

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
          // unbinding what cannot be unbound
          "UnbindRequest.registration(ID).from(BindingTarget.application(123))",
          "UnbindRequest.userEverywhere(\"john\")",
          "UnbindRequest.userEverywhere(12345).from(BindingTarget.application(123).rule(1))",
          // implementations of one's own
          "new BindingTarget() {}");

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
              + " { SipRegistrationId ID; Object it() { return "
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
  }

  @Test
  void argument_null_isRefused() {
    assertThatNullPointerException().isThrownBy(() -> CreateRequest.sipUsername(null));
    assertThatNullPointerException().isThrownBy(() -> BindRequest.registration(null));
    assertThatNullPointerException()
        .isThrownBy(() -> CreateRequest.sipUsername("a").proxy("b").bindTo(null));
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
  }
}
