package dev.sipregistration.mockserver.domain.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sipregistration.mockserver.domain.account.DemoAccount;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SipRegistrationIndexTest {
  private final DemoAccount demo = new DemoAccount();

  private SipRegistration createForJohn() {
    return demo.registration(
        demo.create(draft -> draft.applicationId(DemoWorld.APPLICATION).userId(DemoWorld.JOHN)));
  }

  @Test
  void of_registrations_findsThemByIdAndUser() {
    SipRegistration free = demo.registration(demo.create());
    SipRegistration bound = createForJohn();

    SipRegistrationIndex index = SipRegistrationIndex.of(List.of(free, bound));

    assertThat(index.find(free.id())).contains(free);
    assertThat(index.heldBy(DemoWorld.JOHN)).contains(bound);
  }

  @Test
  void of_idTwice_throws() {
    SipRegistration free = demo.registration(demo.create());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SipRegistrationIndex.of(List.of(free, free)));
  }

  @Test
  void of_userHeldTwice_throws() {
    SipRegistration first = createForJohn();
    SipRegistration second = createForJohn();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SipRegistrationIndex.of(List.of(first, second)));
  }

  @Test
  void changedSince_tracked_namesAddedReplacedAndRemoved() {
    SipRegistration kept = demo.registration(demo.create());
    SipRegistration replaced = demo.registration(demo.create());
    SipRegistration removed = demo.registration(demo.create());
    SipRegistration added = demo.registration(demo.create());
    SipRegistrationIndex before =
        SipRegistrationIndex.of(List.of(kept, replaced, removed)).tracked();

    SipRegistrationIndex after = before.with(replaced).with(added).without(removed);

    assertThat(after.changedSince(before))
        .hasValueSatisfying(
            ids ->
                assertThat(ids).containsExactlyInAnyOrder(replaced.id(), removed.id(), added.id()));
    assertThat(before.changedSince(before)).contains(Set.of());
  }

  @Test
  void changedSince_otherOrigin_isUnknown() {
    SipRegistration one = demo.registration(demo.create());
    SipRegistrationIndex untracked = SipRegistrationIndex.of(List.of(one));
    SipRegistrationIndex tracked = untracked.tracked();

    assertThat(untracked.with(one).changedSince(tracked)).isEmpty();
    assertThat(tracked.with(one).changedSince(untracked)).isEmpty();
    assertThat(tracked.with(one).changedSince(untracked.tracked())).isEmpty();
  }
}
