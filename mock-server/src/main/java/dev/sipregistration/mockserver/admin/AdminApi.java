package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.domain.WorldStore;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/** Puts the admin API into a JAX-RS application. */
public final class AdminApi {
  private AdminApi() {}

  /**
   * Registers all that answers under {@code /__admin}.
   *
   * @param application the application under construction
   * @param store the world to look at and to control
   * @param version the version of the mock server
   */
  public static void install(ResourceConfig application, WorldStore store, String version) {
    PactStates pactStates = new PactStates(store);
    application
        .register(new AdminGate(pactStates), AdminGate.PRIORITY)
        .register(new BodyReader())
        .register(
            new AbstractBinder() {
              @Override
              protected void configure() {
                bind(store).to(WorldStore.class);
                bind(pactStates).to(PactStates.class);
                bind(new Version(version)).to(Version.class);
              }
            })
        .register(HealthResource.class)
        .register(StateResource.class)
        .register(ClockResource.class)
        .register(PactStatesResource.class)
        .register(new ProblemMapper())
        .register(new MalformedBodyMapper());
  }
}
