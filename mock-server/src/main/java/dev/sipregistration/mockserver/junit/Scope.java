package dev.sipregistration.mockserver.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The lifetime of a server, and who shares it. */
public enum Scope {
  /** From the first test that needs it to the end of the run, for all classes with its settings. */
  JVM {
    @Override
    ExtensionContext of(ExtensionContext context) {
      return context.getRoot();
    }
  },

  /** For one test class with its nested classes. */
  CLASS {
    @Override
    ExtensionContext of(ExtensionContext context) {
      ExtensionContext outermost = context;
      Optional<ExtensionContext> parent = context.getParent();
      while (parent.isPresent() && parent.get() != context.getRoot()) {
        outermost = parent.get();
        parent = outermost.getParent();
      }
      return outermost;
    }
  };

  /** Returns the context whose end closes the server. */
  abstract ExtensionContext of(ExtensionContext context);
}
