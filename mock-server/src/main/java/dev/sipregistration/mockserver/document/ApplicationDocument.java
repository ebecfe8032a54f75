package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An application with its rules and users. */
public record ApplicationDocument(
    ApplicationId applicationId,
    @JsonDeserialize(using = DocumentValues.AnyLength.class) String applicationName,
    @Nullable List<RuleDocument> rules,
    @Nullable List<UserDocument> users) {}
