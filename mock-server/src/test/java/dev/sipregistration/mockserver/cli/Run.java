package dev.sipregistration.mockserver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A command line that was run here, in this process.
 *
 * @param status its exit status
 * @param output what it wrote
 * @param errors what it complained of
 */
record Run(int status, String output, String errors) {
  static Run of(String... arguments) {
    return with(Map.of(), arguments);
  }

  static Run with(Map<String, String> variables, String... arguments) {
    return withInput("", variables, arguments);
  }

  static Run withInput(String input, Map<String, String> variables, String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    int status =
        Main.commandLine(
                variables, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true))
            .execute(Main.withDefaultCommand(arguments));
    return new Run(status, output.toString(), errors.toString());
  }

  /** Returns what was written by a command that has to succeed. */
  String succeeded() {
    assertThat(errors).isEmpty();
    assertThat(status).isZero();
    return output;
  }

  /** Returns the one line of a command line that cannot work. */
  String complaint() {
    return complaint(2);
  }

  /** Returns the one line of a command that ends with this status. */
  String complaint(int expectedStatus) {
    assertThat(status).isEqualTo(expectedStatus);
    assertThat(output).isEmpty();
    assertThat(errors.lines()).hasSize(1);
    assertThat(errors)
        .startsWith("sip-registration-mock-server: ")
        .doesNotContain("Exception", "\tat ");
    return errors.substring("sip-registration-mock-server: ".length()).strip();
  }
}
