package dev.sipregistration.mockserver.cli.collection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a collection of Bruno, which is a directory with a file for each request. */
public final class BrunoCollection {
  private BrunoCollection() {}

  /** Returns the content of each file, by its path in the directory. */
  public static Map<String, String> of(List<CollectionRequest> requests, String baseUrl) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "bruno.json",
        """
        {"version": "1", "name": "%s", "type": "collection"}
        """
            .formatted(RequestCollection.NAME));
    files.put(
        "environments/mock-server.bru",
        """
        vars {
          %s: %s
          token: TOKEN
          adminToken: none
        }
        """
            .formatted(RequestCollection.BASE_URL, baseUrl));
    for (int i = 0; i < requests.size(); i++) {
      CollectionRequest request = requests.get(i);
      String number = "00" + (i + 1);
      files.put(
          request.folder() + "/" + number.substring(number.length() - 3) + ".bru",
          file(request, i + 1));
    }
    return files;
  }

  private static String file(CollectionRequest request, int number) {
    return """
    meta {
      name: %s
      type: http
      seq: %s
    }

    post {
      url: {{%s}}%s
      body: %s
      auth: bearer
    }

    auth:bearer {
      token: {{%s}}
    }
    """
            .formatted(
                // A file's name is made of it.
                request.name().replaceAll("[:/\\\\]", " -"),
                number,
                RequestCollection.BASE_URL,
                request.path(),
                request.isJson() ? "json" : request.form().isEmpty() ? "none" : "formUrlEncoded",
                request.tokenVariable())
        + body(request);
  }

  /** Bruno cannot read a block without content. */
  private static String body(CollectionRequest request) {
    if (request.isJson()) {
      return block("json", "  " + request.json());
    }
    return request.form().isEmpty()
        ? ""
        : block(
            "form-urlencoded",
            request.form().stream()
                .map(field -> "  " + field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining("\n")));
  }

  private static String block(String kind, String content) {
    return "\nbody:" + kind + " {\n" + content + "\n}\n";
  }
}
