package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockAccount;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Opens an account for a context, and makes it known to it. Contexts that differ in nothing else
 * are one.
 *
 * @param prefix the prefix of the properties
 * @param server the server of the account
 */
record SpringContextCustomizer(String prefix, SharedServer server) implements ContextCustomizer {

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    RunningServer running = server.running(configuration.getTestClass().getClassLoader());
    MockAccount account = running.account();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("mock server", Map.copyOf(account.properties(prefix))));
    var beans = context.getBeanFactory();
    beans.registerSingleton("mockServer", running.server());
    beans.registerSingleton("mockAccount", account);
    beans.registerSingleton("mockServerOfTests", running);
  }
}
