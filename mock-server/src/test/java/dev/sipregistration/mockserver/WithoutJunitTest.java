package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mock server where there is no JUnit on the class path. */
class WithoutJunitTest {

  private static URLClassLoader withoutJunit() {
    URL[] classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("junit"))
            .map(WithoutJunitTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private ClassLoader before;

  /** Jersey looks for its parts where the thread does. */
  @BeforeEach
  void remember() {
    before = Thread.currentThread().getContextClassLoader();
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void mockServer_withoutJunit_servesAccounts() throws IOException, ReflectiveOperationException {
    try (URLClassLoader loader = withoutJunit()) {
      assertThatThrownBy(() -> loader.loadClass("org.junit.jupiter.api.Test"))
          .isInstanceOf(ClassNotFoundException.class);
      Class<?> type = loader.loadClass(MockServer.class.getName());
      Thread.currentThread().setContextClassLoader(loader);
      Object server = type.getMethod("start").invoke(null);
      try {
        Object account = type.getMethod("newAccount").invoke(server);

        assertThat(type).isNotEqualTo(MockServer.class);
        assertThat(account.toString()).startsWith("MockAccount[2 at http://127.0.0.1:");
      } finally {
        type.getMethod("close").invoke(server);
      }
    }
  }
}
