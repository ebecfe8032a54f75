package dev.sipregistration.mockserver.document;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an account does where the vendor's behaviour is unknown. */
public record OptionsDocument(
    @Nullable Duration timeInProgress, @Nullable Boolean persistentWithUser) {}
