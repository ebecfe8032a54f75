package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.domain.id.UserId;
import org.jspecify.annotations.Nullable;

/** A user of an application. */
public record UserDocument(UserId userId, String userName, @Nullable Boolean loggedIn) {}
