package dev.sipregistration.mockserver.junit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives the contexts of test classes with {@link AutoConfigureMockServer} a mock server. */
final class SpringContextCustomizerFactory implements ContextCustomizerFactory {

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    AutoConfigureMockServer wanted =
        TestContextAnnotationUtils.findMergedAnnotation(testClass, AutoConfigureMockServer.class);
    return wanted == null
        ? null
        : new SpringContextCustomizer(
            wanted.prefix(), new SharedServer(wanted.strict(), wanted.seed()));
  }
}
