package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.internal.admin.generated.FaultKindModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsDocumentationTest {
  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  @Test
  void commands_inTheirOrder_allSucceed() throws IOException {
    Page.read("faults.md").runCommands(SERVER);
  }

  @Test
  void kinds_all_areTold() throws IOException {
    String page = Page.read("faults.md").text();

    for (FaultKindModel kind : FaultKindModel.values()) {
      assertThat(page).contains("`" + kind + "`");
    }
  }

  @Test
  void java_carriedOut_losesTheAnswerAndKeepsTheRegistration() throws IOException {
    MockServer server = SERVER.server();

    server
        .faults()
        .add(Fault.connectionReset().afterEffect().forMethod("CreateSipRegistration").times(1));

    assertThatThrownBy(() -> SERVER.as("owner").create()).isInstanceOf(UncheckedIOException.class);
    assertThat(server.account(DemoWorld.ACCOUNT).registrations().size()).isOne();
    assertThat(SERVER.as("owner").create().id()).isEqualTo(2);
    Page.read("faults.md").requireJavaIn(FaultsDocumentationTest.class);
  }

  @Test
  void java_ofOneUser_failsBindsOfNobodyElse() {
    MockServer server = SERVER.server();

    server
        .faults()
        .add(
            Fault.errorCode(5)
                .forMethod("BindSipRegistration")
                .forParameter("user_id", 12345)
                .forParameter("bind", "false"));

    assertThat(SERVER.as("owner").bind("user_id", "12345", "bind", "false").code()).isEqualTo(5);
    assertThat(SERVER.as("owner").bind("user_id", "12346", "bind", "false").code()).isZero();
    assertThat(SERVER.as("owner").bind("user_id", "12345", "bind", "0").code()).isZero();
  }

  @Test
  void commands_ofOneUser_failBindsOfNobodyElse() throws IOException {
    String command =
        Page.read("faults.md").samples("sh").stream()
            .filter(sample -> sample.contains("\"parameters\""))
            .findFirst()
            .orElseThrow();
    SERVER.send(CurlLine.parse(command.strip()).to(SERVER.server().baseUri()));

    assertThat(SERVER.as("owner").bind("user_id", "12345", "bind", "false").code()).isEqualTo(5);
    assertThat(SERVER.as("owner").bind("user_id", "12346", "bind", "false").code()).isZero();
  }
}
