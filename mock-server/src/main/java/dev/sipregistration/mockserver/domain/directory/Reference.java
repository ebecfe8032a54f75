package dev.sipregistration.mockserver.domain.directory;

/**
 * How a command names an application, a rule or a user.
 *
 * @param <I> the type of the id
 */
public sealed interface Reference<I> {
  /**
   * By its id.
   *
   * @param id the id
   * @param <I> its type
   */
  record ById<I>(I id) implements Reference<I> {}

  /**
   * By its name.
   *
   * @param name the name
   * @param <I> the type of the id that the name stands for
   */
  record ByName<I>(String name) implements Reference<I> {}
}
