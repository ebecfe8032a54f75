package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service account, without a public key if one is to be made. */
public record ServiceAccountDocument(
    String name, List<Role> roles, @Nullable KeyId keyId, @Nullable PublicKey publicKey) {}
