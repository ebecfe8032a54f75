package dev.sipregistration.mockserver.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private static final String SECRET = "correct horse";

  @Test
  void toString_ofSecrets_showsNothing() {
    assertThat(new Secret(SECRET)).hasToString("[redacted]");
    assertThat(new Secret(SECRET)).hasToString("[redacted]");
  }

  @Test
  void toString_ofEverythingWithPassword_showsNothing() {
    DemoAccount demo = new DemoAccount();
    SipRegistrationId id = demo.create(draft -> draft.password(SECRET));

    assertThat(DemoAccount.checked(draft -> draft.password(SECRET)).toString())
        .doesNotContain(SECRET);
    assertThat(demo.registration(id).credentials().password()).isEqualTo(new Secret(SECRET));
    assertThat(demo.registration(id).toString()).doesNotContain(SECRET);
  }

  @Test
  void toString_ofProfile_showsNoKeyAndNoSalt() {
    AccountProfile profile =
        new DemoAccount(
                builder ->
                    builder
                        .apiKey(new Secret(SECRET))
                        .callbacks(URI.create("http://localhost/"), new Secret(SECRET)))
            .account()
            .profile();

    assertThat(profile.toString()).contains("[redacted]").doesNotContain(SECRET);
  }
}
