package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.Fault;
import dev.sipregistration.mockserver.admin.generated.FaultsApi;
import dev.sipregistration.mockserver.admin.generated.NewFault;
import dev.sipregistration.mockserver.faults.FaultId;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.faults.StandingFault;
import dev.sipregistration.mockserver.faults.UnfitFaultException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes things go wrong. */
@Singleton
final class FaultsResource implements FaultsApi {
  private final Faults faults;

  @Inject
  FaultsResource(Faults faults) {
    this.faults = faults;
  }

  @Override
  public List<Fault> listFaults() {
    return faults.list().stream().map(FaultView::of).toList();
  }

  @Created
  @Override
  public Fault addFault(@Nullable NewFault body) {
    dev.sipregistration.mockserver.faults.Fault wanted =
        WantedFault.read(Body.required(body, "{\"kind\": \"CONNECTION_RESET\", \"times\": 1}"));
    try {
      return FaultView.of(new StandingFault(faults.add(wanted), wanted, 0));
    } catch (UnfitFaultException unfit) {
      throw ProblemException.badRequest(
          unfit
              .parameter()
              .map(name -> ProblemException.pointerTo("parameters", name))
              .orElse("/method"),
          String.valueOf(unfit.getMessage()));
    }
  }

  @Override
  public void clearFaults() {
    faults.clear();
  }

  @Override
  public void removeFault(Long id) {
    if (!faults.remove(new FaultId(id))) {
      throw ProblemException.notFound("There is no fault " + id);
    }
  }
}
