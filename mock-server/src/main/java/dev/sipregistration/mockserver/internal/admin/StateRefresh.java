package dev.sipregistration.mockserver.internal.admin;

import dev.sipregistration.mockserver.domain.world.WorldStore;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Has every request see what other servers on the same state have acknowledged before. */
record StateRefresh(WorldStore store) implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    store.refresh();
  }
}
