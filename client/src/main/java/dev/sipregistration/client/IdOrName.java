package dev.sipregistration.client;

import org.jspecify.annotations.Nullable;

/** The id or the name of an application, a rule or a user: exactly one of the two. */
record IdOrName(@Nullable Long id, @Nullable String name) {

  static IdOrName ofId(long id, String what) {
    return new IdOrName(Preconditions.positive(id, what + " id"), null);
  }

  static IdOrName ofName(String name, String what) {
    return new IdOrName(null, Preconditions.text(name, what + " name"));
  }

  @Override
  public String toString() {
    return id != null ? id.toString() : "\"" + name + "\"";
  }
}
