package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.contract.VendorContract;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Finds out why calls of a mock server do not work. */
@Command(
    name = "doctor",
    description = {
      "Finds out why calls of a mock server do not work: a line for each check, with the remedy.",
      "Exit status: 0 if all is well, otherwise 1."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final CallerOptions caller;

  @Mixin private ServerOptions server = new ServerOptions();

  DoctorCommand(InputStream in) {
    caller = new CallerOptions(in);
  }

  @Override
  public Integer call() throws InterruptedException {
    RemoteServer remote = server.server();
    if (VendorContract.current().isVendor(remote.url().hostAndPort().host())) {
      throw new UnusableException(
          remote.url() + " is the platform itself; doctor is for mock servers");
    }
    List<Finding> findings = new Diagnosis(remote, caller, InstantSource.system()).findings();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    findings.forEach(finding -> out.println(SafeText.oneLine(finding.toString())));
    out.flush();
    return findings.stream().allMatch(Finding::good) ? 0 : 1;
  }
}
