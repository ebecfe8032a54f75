package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.command.BindDraft;
import dev.sipregistration.mockserver.domain.command.BindingCommand;
import dev.sipregistration.mockserver.domain.command.CreateCommand;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.DemoWorld;

/** Commands that are well formed, and what comes of accepted ones. */
final class Commands {
  static final CreateCommand CREATE = value(draft().check());
  static final CreateCommand CREATE_FOR_JOHN =
      value(draft().applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN).check());

  private Commands() {}

  private static CreateDraft draft() {
    return new CreateDraft().sipUsername("alice").proxy("sip.example.com");
  }

  static BindingCommand bindToJohn(SipRegistrationId id) {
    return value(
        new BindDraft()
            .sipRegistrationId(id)
            .applicationId(DemoWorld.APPLICATION)
            .userId(DemoWorld.JOHN)
            .check());
  }

  static <T> T value(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted<T>) outcome).value();
  }
}
