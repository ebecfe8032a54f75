package dev.sipregistration.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The properties as editors and the page know them. */
class MetadataTest {
  private static final Path PAGE = Path.of("..", "client", "docs", "spring.md");

  @Test
  void properties_areDescribed() throws IOException {
    assertThat(properties()).hasSizeGreaterThan(10);
    assertThat(properties())
        .allMatch(property -> property.path("description").asText().endsWith("."));
  }

  @Test
  void page_listsEveryPropertyWithItsDefault() throws IOException {
    List<String> rows;
    try (Stream<String> lines = Files.lines(PAGE)) {
      rows = lines.filter(line -> line.startsWith("| `")).toList();
    }
    for (JsonNode property : properties()) {
      String name = property.path("name").asText();
      String standard = property.path("defaultValue").asText();
      String begin =
          "| `" + name + "` | " + (standard.isEmpty() ? "" : "`" + standard + "` ") + "|";
      assertThat(rows).as(name).anyMatch(row -> row.startsWith(begin));
    }
  }

  private static List<JsonNode> properties() throws IOException {
    Path metadata = Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json");
    List<JsonNode> properties = new ArrayList<>();
    new ObjectMapper().readTree(metadata.toFile()).path("properties").forEach(properties::add);
    return properties;
  }
}
