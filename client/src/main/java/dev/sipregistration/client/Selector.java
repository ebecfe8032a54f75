package dev.sipregistration.client;

import org.jspecify.annotations.Nullable;

/** Names a thing of the account by its id or by its name: exactly one of the two is there. */
record Selector(@Nullable Long id, @Nullable String name) {

  static Selector byId(long id, String what) {
    return new Selector(Arguments.positive(id, what + " id"), null);
  }

  static Selector byName(String name, String what) {
    return new Selector(null, Arguments.notBlank(name, what + " name"));
  }

  @Override
  public String toString() {
    return id != null ? id.toString() : "\"" + name + "\"";
  }
}
