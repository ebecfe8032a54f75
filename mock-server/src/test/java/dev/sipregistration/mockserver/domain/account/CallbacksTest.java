package dev.sipregistration.mockserver.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sipregistration.mockserver.domain.id.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbacksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9090/callbacks",
        "HTTPS://example.com",
        "http://my_app:9090",
        "http://my_app/x?y",
        "http://my_app:/",
        "http://my_app:65535/",
        "http://[::1]:65535/",
        "http://127.0.0.1:65535/"
      })
  void url_ofHttpWithHost_isAccepted(String url) {
    assertThat(new Callbacks(URI.create(url), null).url()).hasToString(url);
  }

  @Test
  void salt_ofMoreThan40Characters_throws() {
    URI url = URI.create("http://127.0.0.1/");

    assertThat(new Callbacks(url, new Secret("𝒜".repeat(40))).salt()).isNotNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Callbacks(url, new Secret("s".repeat(41))))
        .withMessage("a callback salt must be one line of 1 to 40 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\tb", "a\n", "\u0085", "\ud800b"})
  void salt_emptyOrNotOneLine_throws(String salt) {
    URI url = URI.create("http://127.0.0.1/");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Callbacks(url, new Secret(salt)))
        .withMessage("a callback salt must be one line of 1 to 40 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//127.0.0.1/",
        "ftp://127.0.0.1/",
        "http:///",
        "http://me@127.0.0.1/",
        "http://me@my_app/",
        "http://my_app:x/",
        "http://127.0.0.1:65536/",
        "http://[::1]:65536/",
        "http://my_app:65536/",
        "http://my_app:99999/",
        "http://127.0.0.1/\ud800b"
      })
  void url_ofAnythingElse_throws(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Callbacks(URI.create(url), null));
  }

  @Test
  void url_longest_isAccepted() {
    String longest = "http://localhost/" + "x".repeat(Callbacks.LONGEST_URL - 17);

    assertThat(new Callbacks(URI.create(longest), null).url()).hasToString(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Callbacks(URI.create(longest + "x"), null));
  }
}
