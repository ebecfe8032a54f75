package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.faults.ActiveFault;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.faults.FaultId;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.faults.UnreachableFaultException;
import dev.sipregistration.mockserver.internal.admin.generated.FaultModel;
import dev.sipregistration.mockserver.internal.admin.generated.FaultsApi;
import dev.sipregistration.mockserver.internal.admin.generated.NewFaultModel;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import dev.sipregistration.mockserver.internal.admin.model.FaultRequest;
import dev.sipregistration.mockserver.internal.admin.model.FaultView;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.Responds201;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds, shows and removes faults. */
@Singleton
public final class FaultsResource implements FaultsApi {
  private final Faults faults;

  @Inject
  FaultsResource(Faults faults) {
    this.faults = faults;
  }

  @Override
  public List<FaultModel> listFaults() {
    return faults.list().stream().map(FaultView::of).toList();
  }

  @Responds201
  @Override
  public FaultModel addFault(@Nullable NewFaultModel body) {
    Fault fault =
        FaultRequest.read(
            BodyChecks.required(body, "{\"kind\": \"CONNECTION_RESET\", \"times\": 1}"));
    try {
      return FaultView.of(new ActiveFault(faults.add(fault), fault, 0));
    } catch (UnreachableFaultException unreachable) {
      throw ProblemException.badRequest(
          unreachable
              .parameter()
              .map(name -> ProblemException.pointerTo("parameters", name))
              .orElse("/method"),
          String.valueOf(unreachable.getMessage()));
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
