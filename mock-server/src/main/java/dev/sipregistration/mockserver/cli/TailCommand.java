package dev.sipregistration.mockserver.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the calls of the journal as they come. */
@Command(
    name = "tail",
    description =
        "Prints the calls that a mock server gets, as they come, those of its journal first. Ends with"
            + " Ctrl-C, or at the next call when nobody reads its output any more.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TailCommand implements Callable<Integer>, EventTail.Receiver {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private JournalFilterOptions filter = new JournalFilterOptions();

  @Option(names = "--new", description = "Leave out the calls that are in the journal already.")
  private boolean onlyNew;

  @Option(
      names = "--json",
      description = "Print each call as a line of JSON, as the journal has it.")
  private boolean json;

  @Mixin private ServerOptions server = new ServerOptions();

  /** Whether calls are those that were there before. */
  private boolean backlog = true;

  @Override
  public Integer call() throws InterruptedException {
    String path = "/__admin/events" + filter.query();
    new EventTail(server.server(), path, this, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()))
        .follow();
    return 0;
  }

  @Override
  public boolean take(ServerEvent event) {
    switch (event.type()) {
      case "call" -> {
        if (!onlyNew || !backlog) {
          print(event.data());
        }
      }
      // The server sends the first one behind what was in the journal.
      case "state" -> backlog = false;
      case "emptied" -> tell("the journal was emptied");
      default -> {
        // An event that a later version has.
      }
    }
    return isRead();
  }

  @Override
  public void lost(String why) {
    tell(why + "; connecting again");
  }

  private void print(String call) {
    try {
      if (json) {
        out().println(SafeText.json(call));
      } else {
        CallLine.of(call).forEach(out()::println);
      }
      out().flush();
    } catch (JsonProcessingException noJson) {
      throw new UnusableException("the server sends something else than calls");
    }
  }

  /** Tells whether anybody still reads the output. {@code System.out} swallows its errors. */
  private boolean isRead() {
    return !out().checkError() && !System.out.checkError();
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private void tell(String what) {
    Objects.requireNonNull(spec)
        .commandLine()
        .getErr()
        .println("sip-registration-mock-server: " + SafeText.oneLine(what));
  }
}
