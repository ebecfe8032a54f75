package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the service accounts of one account after the other. */
final class ServiceAccountReader {
  private static final List<String> KEYS = List.of("name", "roles", "key_id", "public_key");

  /** It is part of the name of a file, after that of the account and a dot. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private static final Pattern KEY_ID = Pattern.compile("[!-~]{1,255}");

  private final Function<KeyId, SigningKey> keys;
  private final DuplicateCheck takenKeyIds = new DuplicateCheck();

  ServiceAccountReader(Function<KeyId, SigningKey> keys) {
    this.keys = keys;
  }

  /**
   * A service account of the file.
   *
   * @param serviceAccount itself
   * @param credentials what signs for it, or null if only its public key is known
   */
  record Found(ServiceAccount serviceAccount, @Nullable Credentials credentials) {
    Optional<Credentials> own() {
      return Optional.ofNullable(credentials);
    }
  }

  /** Reads those of one account; the prefix goes before the names of their credentials. */
  List<Found> read(AccountProfile account, String prefix, List<YamlValue> values) {
    DuplicateCheck takenNames = new DuplicateCheck();
    return values.stream()
        .map(value -> read(account, prefix, value.mapping(KEYS), takenNames))
        .toList();
  }

  private Found read(
      AccountProfile account, String prefix, YamlMapping value, DuplicateCheck takenNames) {
    String name = name(value, takenNames);
    KeyId keyId = keyId(account, name, value);
    Set<Role> roles = roles(value.required("roles"));
    Optional<YamlValue> publicKey = value.find("public_key");
    if (publicKey.isPresent()) {
      return new Found(
          new ServiceAccount(keyId, account.id(), name, roles, PublicKeyPem.read(publicKey.get())),
          null);
    }
    SigningKey key = keys.apply(keyId);
    return new Found(
        new ServiceAccount(keyId, account.id(), name, roles, key.publicKey()),
        new Credentials(prefix + name, account.email(), account.id(), keyId, key));
  }

  private static String name(YamlMapping value, DuplicateCheck takenNames) {
    YamlValue given = value.required("name");
    String name = given.text(NAME, "at most 64 letters, digits, hyphens and underscores");
    // Some file systems take Owner and owner for the same file.
    takenNames.take(given, name.toLowerCase(Locale.ROOT), "service account " + name);
    return name;
  }

  private KeyId keyId(AccountProfile account, String name, YamlMapping value) {
    Optional<YamlValue> given = value.find("key_id");
    KeyId keyId =
        given
            .map(own -> new KeyId(own.text(KEY_ID, "printable ASCII without spaces")))
            .orElseGet(() -> DemoSeed.keyId(account.name().value(), name));
    takenKeyIds.take(
        given.orElseGet(() -> value.required("name")), keyId, "key id " + keyId.value());
    return keyId;
  }

  private static Set<Role> roles(YamlValue value) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    DuplicateCheck taken = new DuplicateCheck();
    for (YamlValue item : value.items()) {
      Role role = RoleNames.read(item);
      taken.take(item, role, "role " + RoleNames.of(role));
      roles.add(role);
    }
    if (roles.isEmpty()) {
      throw value.problem("must name a role, such as Owner");
    }
    return roles;
  }
}
