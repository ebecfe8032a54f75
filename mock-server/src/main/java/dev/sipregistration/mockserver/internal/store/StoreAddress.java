package dev.sipregistration.mockserver.internal.store;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a state is kept, as options name it. Its text has no password. */
public sealed interface StoreAddress {
  /** Nothing is kept. */
  record Memory() implements StoreAddress {
    @Override
    public String toString() {
      return MEMORY;
    }
  }

  /** The files of a directory, which one server uses at a time. */
  record Directory(Path path) implements StoreAddress {
    @Override
    public String toString() {
      return FILE + path;
    }
  }

  /**
   * A database of PostgreSQL.
   *
   * @param host a name or an address, in brackets if it is one of IPv6
   * @param parameters of the connection, by the names that PostgreSQL has for them
   */
  record PostgreSql(
      String user, String host, int port, String database, Map<String, String> parameters)
      implements StoreAddress {
    @Override
    public String toString() {
      return "%s%s@%s:%s/%s".formatted(POSTGRESQL, user, host, port, database);
    }
  }

  String MEMORY = "memory";
  String FILE = "file:";
  String POSTGRESQL = "postgresql://";

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is none; the message quotes nothing of it
   */
  static StoreAddress of(String address) {
    if (address.equals(MEMORY)) {
      return new Memory();
    }
    if (address.startsWith(FILE) && address.length() > FILE.length()) {
      return new Directory(path(address.substring(FILE.length())));
    }
    if (address.startsWith(POSTGRESQL)) {
      return PostgreSqlAddress.of(address.substring(POSTGRESQL.length()));
    }
    throw new IllegalArgumentException(
        "store must be memory, file:DIR or postgresql://USER@HOST[:PORT]/DATABASE");
  }

  private static Path path(String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException wrong) {
      throw new IllegalArgumentException("store must be file:DIR with a path as DIR");
    }
  }

  /** Reads addresses of PostgreSQL. */
  final class PostgreSqlAddress {
    private static final int DEFAULT_PORT = 5432;
    private static final int HIGHEST_PORT = 65_535;

    /** What else a connection may need to know; a password is not among it. */
    private static final Set<String> PARAMETERS = Set.of("currentSchema", "sslmode", "sslrootcert");

    private static final Pattern FORM =
        Pattern.compile(
            "(?<user>[^@:/?#]+)(?<password>:[^@]*)?@(?<host>[\\w.-]+|\\[[0-9a-fA-F:.]+])"
                + "(?::(?<port>\\d{1,5}))?/(?<database>[^/?#]+)(?:\\?(?<parameters>.*))?");

    private PostgreSqlAddress() {}

    private static PostgreSql of(String address) {
      Matcher matcher = FORM.matcher(address);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "store must be like postgresql://USER@HOST[:PORT]/DATABASE");
      }
      if (matcher.group("password") != null) {
        throw new IllegalArgumentException(
            "store must not have a password in its address, which others can see in the list of"
                + " processes");
      }
      String port = matcher.group("port");
      int number = port == null ? DEFAULT_PORT : Integer.parseInt(port);
      if (number < 1 || number > HIGHEST_PORT) {
        throw new IllegalArgumentException("store must have a port of 1 to " + HIGHEST_PORT);
      }
      String parameters = matcher.group("parameters");
      return new PostgreSql(
          decoded(matcher.group("user")),
          matcher.group("host"),
          number,
          decoded(matcher.group("database")),
          parameters == null ? Map.of() : parameters(parameters));
    }

    private static Map<String, String> parameters(String query) {
      Map<String, String> found = new TreeMap<>();
      for (String parameter : query.split("&", -1)) {
        String[] both = parameter.split("=", 2);
        if (both.length < 2 || !PARAMETERS.contains(both[0])) {
          throw new IllegalArgumentException(
              "store can have these parameters only: "
                  + String.join(", ", PARAMETERS.stream().sorted().toList()));
        }
        found.put(both[0], decoded(both[1]));
      }
      return found;
    }

    private static String decoded(String text) {
      try {
        return URI.create("?" + text).getQuery();
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "store must be percent-encoded where it has characters that an address cannot have");
      }
    }
  }
}
