package dev.sipregistration.mockserver.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.admin.AdminClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminGateTest {
  private static final MockServer SERVER = MockServer.start();

  private final AdminClient admin = new AdminClient(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/html", "*/*", "application/problem+json"})
  void operationWithoutAnswer_whateverIsAccepted_isDone(String accept) {
    Answer answer =
        admin.send(
            admin.request("/__admin/reset").header("Accept", accept).POST(BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/html", "*/*"})
  void operationWithAnswer_whateverIsAccepted_answersJson(String accept) {
    Answer answer = admin.send(admin.request("/__admin/clock").header("Accept", accept).GET());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).isEqualTo("application/json");
  }

  @Test
  void operation_refusing_answersProblem() {
    Answer answer = admin.post("/__admin/clock", "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().get("title").asText()).isEqualTo("Bad Request");
    assertThat(answer.json().get("type").asText()).isEqualTo("about:blank");
  }
}
