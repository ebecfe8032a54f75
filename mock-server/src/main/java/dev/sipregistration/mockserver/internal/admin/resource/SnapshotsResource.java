package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.SnapshotsApi;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.state.ServerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/** Saves and restores snapshots. */
@Singleton
public final class SnapshotsResource implements SnapshotsApi {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final WorldStore store;
  private final ServerState state;

  @Inject
  SnapshotsResource(WorldStore store, ServerState state) {
    this.store = store;
    this.state = state;
  }

  @Override
  public List<String> listSnapshots() {
    return List.copyOf(store.snapshots());
  }

  @Override
  public void saveSnapshot(String name) {
    if (!NAME.matcher(name).matches()) {
      throw ProblemException.badRequest(
          "",
          "The name of a snapshot is 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-', and begins"
              + " with a letter or digit");
    }
    store.save(name);
  }

  @Override
  public void restoreSnapshot(String name) {
    if (!state.restore(name)) {
      throw notThere(name);
    }
  }

  @Override
  public void deleteSnapshot(String name) {
    if (!store.forget(name)) {
      throw notThere(name);
    }
  }

  private static ProblemException notThere(String name) {
    return ProblemException.notFound("There is no snapshot " + name);
  }
}
