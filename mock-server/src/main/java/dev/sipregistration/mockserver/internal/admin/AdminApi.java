package dev.sipregistration.mockserver.internal.admin;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.coverage.Coverage;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.internal.admin.events.EventStreams;
import dev.sipregistration.mockserver.internal.admin.model.AdminFailureMapper;
import dev.sipregistration.mockserver.internal.admin.model.AdminJson;
import dev.sipregistration.mockserver.internal.admin.model.CallbackSources;
import dev.sipregistration.mockserver.internal.admin.model.Configuration;
import dev.sipregistration.mockserver.internal.admin.model.CoverageFormat;
import dev.sipregistration.mockserver.internal.admin.model.Probes;
import dev.sipregistration.mockserver.internal.admin.model.QueryCheck;
import dev.sipregistration.mockserver.internal.admin.model.Responds201;
import dev.sipregistration.mockserver.internal.admin.model.SeedBody;
import dev.sipregistration.mockserver.internal.admin.pact.PactStates;
import dev.sipregistration.mockserver.internal.admin.resource.AccountsResource;
import dev.sipregistration.mockserver.internal.admin.resource.CallbacksResource;
import dev.sipregistration.mockserver.internal.admin.resource.ClockResource;
import dev.sipregistration.mockserver.internal.admin.resource.ConfigurationResource;
import dev.sipregistration.mockserver.internal.admin.resource.CoverageResource;
import dev.sipregistration.mockserver.internal.admin.resource.DirectoryResource;
import dev.sipregistration.mockserver.internal.admin.resource.EventsResource;
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
import dev.sipregistration.mockserver.internal.admin.security.AdminGate;
import dev.sipregistration.mockserver.internal.admin.security.AdminRequestFilter;
import dev.sipregistration.mockserver.internal.state.ServerState;
import dev.sipregistration.mockserver.journal.CallObserver;
import dev.sipregistration.mockserver.journal.Journal;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/** The admin API, installed in a JAX-RS application of its own. */
public final class AdminApi implements AutoCloseable {
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
          DirectoryResource.class,
          EventsResource.class,
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

  private final StateRefresh refresh;
  private final Configuration configuration;
  private final Coverage coverage;
  private final PactStates pactStates;
  private final EventStreams events;
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
    JerseyLog.quieten();
    this.configuration = configuration;
    this.coverage = coverage;
    refresh = new StateRefresh(store);
    PactStates states = new PactStates(state, store);
    pactStates = states;
    EventStreams streams = new EventStreams(journal, store, systemClock);
    events = streams;
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
            bind(streams).to(EventStreams.class);
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

  /**
   * Returns who may call. What is installed does not check it again.
   *
   * @param isFile tells whether a path is that of a file, which anybody may read
   */
  public AdminGate gate(Predicate<String> isFile) {
    Set<String> probes = Set.of(AdminProbes.HEALTH_PATH, AdminProbes.READINESS_PATH);
    return new AdminGate(
        configuration.adminToken(), configuration.host(), isFile.or(probes::contains));
  }

  /** Registers everything under {@code /__admin}. */
  public void install(ResourceConfig application) {
    RESOURCES.forEach(application::register);
    application
        .register(new AdminRequestFilter())
        .register(refresh)
        .register(new QueryCheck(PactStatesResource.class))
        .register(new Responds201.Filter())
        .register(new CoverageFormat(coverage))
        .register(new AdminFailureMapper())
        .register(new JacksonJsonProvider(AdminJson.mapper()))
        .register(new SeedBody())
        .register(services);
  }

  /** Ends the responses that would last for as long as their clients stay. */
  @Override
  public void close() {
    events.close();
  }
}
