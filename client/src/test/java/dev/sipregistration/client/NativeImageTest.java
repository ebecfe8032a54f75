package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The metadata for GraalVM's native image names all that the client reflects on and reads as a
 * resource. Written anew with {@code -Dnative-image.update=true}.
 */
class NativeImageTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path METADATA =
      RESOURCES.resolve("META-INF/native-image/dev.sipregistration/sip-registration-client");
  private static final Path REFLECTION = METADATA.resolve("reflect-config.json");
  private static final String MODELS = "dev.sipregistration.client.internal.model";

  private static final Pattern BINDS_OTHERWISE =
      Pattern.compile("treeToValue|convertValue|valueToTree|writeValue|jackson\\.annotation");

  private static final Pattern CLASS = Pattern.compile("\\b([A-Z]\\w+)\\.class\\b");

  /** What Jackson asks of a record. */
  private static final List<String> ACCESS =
      List.of(
          "allDeclaredConstructors",
          "allDeclaredMethods",
          "allDeclaredFields",
          "allRecordComponents");

  @Test
  void reflection_coversEachGeneratedModel() throws IOException, URISyntaxException {
    String config =
        models().stream()
            .map(NativeImageTest::entry)
            .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    if (Boolean.getBoolean("native-image.update")) {
      Files.writeString(REFLECTION, config);
    }

    assertThat(models()).hasSizeGreaterThan(5);
    assertThat(Files.readString(REFLECTION)).isEqualTo(config);
    assertThat(new JsonMapper().readTree(config)).hasSameSizeAs(models());
  }

  private static String entry(String type) {
    return ACCESS.stream()
        .map(access -> "\"%s\": true".formatted(access))
        .collect(
            Collectors.joining(",\n    ", "  {\n    \"name\": \"" + type + "\",\n    ", "\n  }"));
  }

  private static List<String> models() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(
                    ApiMethod.class.getResource("/" + MODELS.replace('.', '/') + "/"))
                .toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .map(name -> MODELS + "." + name.substring(0, name.length() - ".class".length()))
          .sorted()
          .toList();
    }
  }

  @Test
  void sources_bindNothingButGeneratedModels() throws IOException {
    int binding = 0;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        String code = Files.readString(source);
        assertThat(BINDS_OTHERWISE.matcher(code).find()).as(source.toString()).isFalse();
        if (code.contains("readerFor(")) {
          binding++;
          assertThat(CLASS.matcher(code).results().map(type -> type.group(1)))
              .as(source.toString())
              .allMatch(type -> code.contains("import " + MODELS + "." + type + ";"));
        }
      }
    }
    assertThat(binding).isEqualTo(1);
  }

  @Test
  void resources_areEachIncluded() throws IOException {
    JsonNode config = new JsonMapper().readTree(METADATA.resolve("resource-config.json").toFile());
    List<Pattern> included =
        StreamSupport.stream(config.at("/resources/includes").spliterator(), false)
            .map(include -> Pattern.compile(include.path("pattern").asText()))
            .toList();

    try (Stream<Path> files = Files.walk(RESOURCES)) {
      assertThat(files.filter(Files::isRegularFile).map(RESOURCES::relativize).map(Path::toString))
          .filteredOn(name -> !name.startsWith("META-INF"))
          .isNotEmpty()
          .allMatch(name -> included.stream().anyMatch(one -> one.matcher(name).matches()));
    }
  }
}
