package dev.sipregistration.mockserver.domain.directory;

/** How a command names an application, a rule or a user. */
public sealed interface Reference<I> {
  record ById<I>(I id) implements Reference<I> {}

  record ByName<I>(String name) implements Reference<I> {}
}
