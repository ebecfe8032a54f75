package dev.sipregistration.mockserver.internal.ui;

import dev.sipregistration.mockserver.internal.http.ServedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the page, the contracts, and those of Swagger UI where that is on the class path.
 * Each is read when it is first asked for.
 */
public final class PageFiles {
  /** The path of the page. */
  public static final String ROOT = "/__admin/ui";

  private static final Pattern PATH =
      Pattern.compile("/__admin/(ui/swagger-ui|ui|openapi)/([a-z-]+(?:/[a-z-]+)*)\\.([a-z]+)");

  private static final String INDEX = ROOT + "/index.html";

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "yaml", "application/yaml; charset=utf-8");

  /** Whatever a name or a message holds, the browser runs no script and sends nothing for it. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'%s; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String STRICT =
      POLICY.formatted("") + "; require-trusted-types-for 'script'; trusted-types lit-html";

  /** Swagger UI writes styles into elements. */
  private static final String OF_CONTRACT_PAGE = POLICY.formatted(" 'unsafe-inline'");

  private final Map<String, ServedFile> files = new ConcurrentHashMap<>();

  /**
   * Finds a file.
   *
   * @param path the path of a request
   * @return the file, or nothing if there is none
   */
  public Optional<ServedFile> find(String path) {
    String whole = path.equals(ROOT) || path.equals(ROOT + "/") ? INDEX : path;
    Matcher parts = PATH.matcher(whole);
    // What does not exist is not remembered: anybody can ask for any number of names.
    return parts.matches() && TYPES.containsKey(parts.group(3))
        ? Optional.ofNullable(files.computeIfAbsent(whole, unused -> read(parts).orElse(null)))
        : Optional.empty();
  }

  private static Optional<ServedFile> read(Matcher parts) {
    String name = parts.group(2) + "." + parts.group(3);
    return switch (parts.group(1)) {
      case "openapi" -> resource("/openapi/" + name, name);
      case "ui/swagger-ui" ->
          resource("/META-INF/resources/webjars/swagger-ui/" + swaggerUi() + "/" + name, name);
      default -> resource("page/" + name, name);
    };
  }

  private static Optional<ServedFile> resource(String path, String name) {
    try (InputStream stream = PageFiles.class.getResourceAsStream(path)) {
      return stream == null ? Optional.empty() : Optional.of(file(name, stream.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static ServedFile file(String name, byte[] content) {
    return new ServedFile(
        Map.of(
            "Content-Type",
            String.valueOf(TYPES.get(name.substring(name.lastIndexOf('.') + 1))),
            "Content-Security-Policy",
            name.equals("contract.html") ? OF_CONTRACT_PAGE : STRICT,
            "Cache-Control",
            "no-cache",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Referrer-Policy",
            "no-referrer",
            "X-Content-Type-Options",
            "nosniff"),
        content,
        tag(content));
  }

  private static String tag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "\"" + HexFormat.of().formatHex(hash, 0, 8) + "\"";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Returns the version of Swagger UI that is part of the path of its files. */
  private static @Nullable String swaggerUi() {
    Properties versions = new Properties();
    try (InputStream stream = PageFiles.class.getResourceAsStream("versions.properties")) {
      versions.load(stream);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return versions.getProperty("swagger-ui");
  }
}
