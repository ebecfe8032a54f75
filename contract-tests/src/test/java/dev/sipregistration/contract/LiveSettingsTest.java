package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSettingsTest {

  @TempDir private static Path directory;
  private final Properties properties = new Properties();

  @BeforeEach
  void credentials() throws IOException {
    Path file = directory.resolve("owner.credentials.json");
    try (ServerUnderTest server = new InProcessServer()) {
      Files.writeString(file, server.credentials("owner").toJson());
    }
    properties.setProperty("live.credentials", file.toString());
    properties.setProperty("live.confirm", "spend-money");
  }

  @Test
  void settings_ofCredentialsAndConfirmation_areAimedAtTheVendor() {
    LiveSettings settings = LiveSettings.of(properties);

    assertThat(settings.vendor()).isEqualTo(URI.create("https://api.voximplant.com"));
    assertThat(settings.owner().accountId().value()).isEqualTo(1);
    assertThat(settings.names()).isEmpty();
    assertThat(settings.maxCreations()).isEqualTo(5);
  }

  @Test
  void settings_withoutConfirmation_sayThatItCostsMoney() {
    properties.remove("live.confirm");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiveSettings.of(properties))
        .withMessageContaining("costs money")
        .withMessageContaining("-Dlive.confirm=spend-money");
  }

  @Test
  void settings_withAnotherConfirmation_areRefused() {
    properties.setProperty("live.confirm", "true");

    assertThatIllegalArgumentException().isThrownBy(() -> LiveSettings.of(properties));
  }

  @Test
  void settings_withoutCredentials_nameTheProperty() {
    properties.remove("live.credentials");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiveSettings.of(properties))
        .withMessageContaining("-Dlive.credentials=FILE");
  }

  @Test
  void settings_ofFileWithoutKey_nameTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("broken.json"), "{\"private_key\":\"s3cret\"}");
    properties.setProperty("live.credentials", file.toString());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiveSettings.of(properties))
        .withMessageContaining("broken.json")
        .withMessageNotContaining("s3cret");
  }

  @Test
  void settings_ofUnreadableNames_nameTheFile() {
    properties.setProperty("live.names", directory.resolve("absent.properties").toString());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiveSettings.of(properties))
        .withMessageContaining("absent.properties");
  }

  @Test
  void settings_ofCreationsThatAreNoNumber_areRefused() {
    properties.setProperty("live.max-creations", "many");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiveSettings.of(properties))
        .withMessageContaining("live.max-creations");
  }
}
