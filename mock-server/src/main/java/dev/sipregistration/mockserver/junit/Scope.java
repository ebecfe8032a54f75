package dev.sipregistration.mockserver.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** How long a server is there, and who shares it. */
public enum Scope {
  /** From the first test that needs it to the end of the run, for all classes that ask alike. */
  JVM {
    @Override
    ExtensionContext of(ExtensionContext context) {
      return context.getRoot();
    }
  },

  /** For one test class with its nested ones. */
  CLASS {
    @Override
    ExtensionContext of(ExtensionContext context) {
      ExtensionContext outermost = context;
      Optional<ExtensionContext> around = context.getParent();
      while (around.isPresent() && around.get() != context.getRoot()) {
        outermost = around.get();
        around = outermost.getParent();
      }
      return outermost;
    }
  };

  /** Returns whose end is the end of the server. */
  abstract ExtensionContext of(ExtensionContext context);
}
