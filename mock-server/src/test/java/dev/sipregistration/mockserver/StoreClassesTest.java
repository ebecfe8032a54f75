package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store loads, and what it says where the classes are missing. */
class StoreClassesTest {
  /** Loads the classes of the mock server anew, and notes which. */
  private static final class Loader extends URLClassLoader {
    private final Collection<String> loaded = new ConcurrentLinkedQueue<>();

    Loader(Predicate<String> jars) {
      super(
          Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
              .filter(entry -> jars.test(Path.of(entry).getFileName().toString()))
              .map(StoreClassesTest::url)
              .toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      loaded.add(name);
      return super.findClass(name);
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @TempDir private Path directory;

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  /** Starts a server of the loader's classes, creates an account there, and stops it. */
  private static void start(Loader loader, String store) throws ReflectiveOperationException {
    // Jersey looks for its parts where the thread does.
    Thread.currentThread().setContextClassLoader(loader);
    Class<?> options = loader.loadClass(MockServerOptions.class.getName());
    Object builder = options.getMethod("builder").invoke(null);
    Class<?> type = builder.getClass();
    Object built =
        type.getMethod("build")
            .invoke(type.getMethod("store", String.class).invoke(builder, store));
    Class<?> server = loader.loadClass(MockServer.class.getName());
    Object started = server.getMethod("start", options).invoke(null, built);
    try {
      assertThat(server.getMethod("newAccount").invoke(started)).isNotNull();
    } finally {
      server.getMethod("close").invoke(started);
    }
  }

  @Test
  void memory_loadsNothingOfDatabases() throws Exception {
    try (Loader loader = new Loader(jar -> true)) {
      start(loader, "memory");

      assertThat(loader.loaded)
          .contains("dev.sipregistration.mockserver.internal.store.MemoryStore")
          .noneMatch(
              name ->
                  name.startsWith("dev.sipregistration.mockserver.internal.store.jdbc.")
                      || name.startsWith("com.zaxxer.")
                      || name.startsWith("org.hsqldb.")
                      || name.startsWith("org.postgresql."));
    }
  }

  @Test
  void file_withoutItsJars_saysWhichAreMissing() throws Exception {
    String store = "file:" + directory.resolve("state");
    for (String missing : new String[] {"HikariCP", "hsqldb"}) {
      assertMissing(missing, store, "com.zaxxer:HikariCP and org.hsqldb:hsqldb");
    }
  }

  @Test
  void postgresql_withoutItsJars_saysWhichAreMissing() throws Exception {
    for (String missing : new String[] {"HikariCP", "postgresql"}) {
      assertMissing(
          missing,
          "postgresql://mock@localhost:1/state",
          "com.zaxxer:HikariCP and org.postgresql:postgresql");
    }
  }

  private static void assertMissing(String missing, String store, String needed) throws Exception {
    try (Loader loader = new Loader(jar -> !jar.startsWith(missing))) {
      assertThatThrownBy(() -> start(loader, store))
          .rootCause()
          .hasMessage("store %s needs %s on the class path".formatted(store, needed));
    }
  }
}
