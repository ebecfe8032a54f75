package dev.sipregistration.mockserver.domain.world;

/** An account cannot be opened, because another one has its name or address. */
public final class AccountExistsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String nameOrEmail;

  public AccountExistsException(String nameOrEmail) {
    super(nameOrEmail + " is taken by another account");
    this.nameOrEmail = nameOrEmail;
  }

  /** Returns what the other account has already. */
  public String nameOrEmail() {
    return nameOrEmail;
  }
}
