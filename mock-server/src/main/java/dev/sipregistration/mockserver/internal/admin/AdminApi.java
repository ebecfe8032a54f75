package dev.sipregistration.mockserver.internal.admin;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.internal.admin.model.AdminFailureMapper;
import dev.sipregistration.mockserver.internal.admin.model.AdminJson;
import dev.sipregistration.mockserver.internal.admin.model.CallbackSources;
import dev.sipregistration.mockserver.internal.admin.model.Configuration;
import dev.sipregistration.mockserver.internal.admin.model.CoverageFormat;
import dev.sipregistration.mockserver.internal.admin.model.Probes;
import dev.sipregistration.mockserver.internal.admin.model.QueryCheck;
import dev.sipregistration.mockserver.internal.admin.model.Responds201;
import dev.sipregistration.mockserver.internal.admin.pact.PactStates;
import dev.sipregistration.mockserver.internal.admin.resource.AccountsResource;
import dev.sipregistration.mockserver.internal.admin.resource.CallbacksResource;
import dev.sipregistration.mockserver.internal.admin.resource.ClockResource;
import dev.sipregistration.mockserver.internal.admin.resource.ConfigurationResource;
import dev.sipregistration.mockserver.internal.admin.resource.CoverageResource;
import dev.sipregistration.mockserver.internal.admin.resource.FaultsResource;
import dev.sipregistration.mockserver.internal.admin.resource.HealthResource;
import dev.sipregistration.mockserver.internal.admin.resource.JournalResource;
import dev.sipregistration.mockserver.internal.admin.resource.MetricsResource;
import dev.sipregistration.mockserver.internal.admin.resource.PactStatesResource;
import dev.sipregistration.mockserver.internal.admin.resource.ReadinessResource;
import dev.sipregistration.mockserver.internal.admin.resource.RegistrarsResource;
import dev.sipregistration.mockserver.internal.admin.resource.SeedsResource;
import dev.sipregistration.mockserver.internal.admin.resource.SnapshotsResource;
import dev.sipregistration.mockserver.internal.admin.resource.StateResource;
import dev.sipregistration.mockserver.internal.admin.resource.TokensResource;
import dev.sipregistration.mockserver.internal.admin.resource.UsersResource;
import dev.sipregistration.mockserver.internal.admin.security.AdminRequestFilter;
import dev.sipregistration.mockserver.internal.admin.security.AdminTokenFilter;
import dev.sipregistration.mockserver.internal.admin.security.HostAllowlist;
import dev.sipregistration.mockserver.internal.admin.security.SameOriginFilter;
import dev.sipregistration.mockserver.internal.state.ServerState;
import dev.sipregistration.mockserver.journal.CallObserver;
import dev.sipregistration.mockserver.journal.Journal;
import java.time.InstantSource;
import java.util.List;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/** The admin API, installed in a JAX-RS application of its own. */
public final class AdminApi {
  /** What the path of every operation begins with. */
  public static final String ROOT = "/__admin";

  /** The path of the one operation that takes large bodies. */
  public static final String SEED_PATH = ROOT + "/seed";

  private static final List<Class<?>> RESOURCES =
      List.of(
          AccountsResource.class,
          CallbacksResource.class,
          ClockResource.class,
          ConfigurationResource.class,
          CoverageResource.class,
          FaultsResource.class,
          HealthResource.class,
          JournalResource.class,
          MetricsResource.class,
          PactStatesResource.class,
          ReadinessResource.class,
          RegistrarsResource.class,
          SeedsResource.class,
          SnapshotsResource.class,
          StateResource.class,
          TokensResource.class,
          UsersResource.class);

  private final Configuration configuration;
  private final Coverage coverage;
  private final PactStates pactStates;
  private final AbstractBinder services;

  public AdminApi(
      WorldStore store,
      ServerState state,
      Keyring keys,
      InstantSource systemClock,
      Configuration configuration,
      CallbackSources callbacks,
      Journal journal,
      Coverage coverage,
      Probes operations,
      Faults faults) {
    this.configuration = configuration;
    this.coverage = coverage;
    PactStates states = new PactStates(state, store);
    pactStates = states;
    services =
        new AbstractBinder() {
          @Override
          protected void configure() {
            bind(store).to(WorldStore.class);
            bind(state).to(ServerState.class);
            bind(keys).to(Keyring.class);
            bind(systemClock).to(InstantSource.class);
            bind(states).to(PactStates.class);
            bind(coverage).to(Coverage.class);
            bind(journal).to(Journal.class);
            bind(faults).to(Faults.class);
            bind(configuration).to(Configuration.class);
            bind(callbacks).to(CallbackSources.class);
            bind(operations).to(Probes.class);
          }
        };
  }

  /** Returns the observer of the vendor's calls. */
  public CallObserver calls() {
    return () -> {
      pactStates.callSeen();
      return call -> {};
    };
  }

  /** Registers everything under {@code /__admin}. */
  public void install(ResourceConfig application) {
    RESOURCES.forEach(application::register);
    Secret token = configuration.adminToken();
    if (token != null) {
      application.register(new AdminTokenFilter(token));
    }
    application
        .register(new AdminRequestFilter())
        .register(
            new SameOriginFilter(
                token == null ? new HostAllowlist(configuration.host()) : HostAllowlist.ANY))
        .register(new QueryCheck(PactStatesResource.class))
        .register(new Responds201.Filter())
        .register(new CoverageFormat(coverage))
        .register(new AdminFailureMapper())
        .register(new JacksonJsonProvider(AdminJson.mapper()))
        .register(services);
  }
}
