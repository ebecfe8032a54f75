package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A directory with one {@code <name>.credentials.json} per service account, in the vendor's format.
 *
 * <p>Keys that are there already are used again, so that clients keep working when the server is
 * started anew, and the start does not have to make keys.
 */
public final class CredentialsDirectory {
  private static final String SUFFIX = ".credentials.json";

  private final Path directory;
  private final Map<KeyId, SigningKey> found = new HashMap<>();
  private final Supplier<SigningKey> newKeys;

  private CredentialsDirectory(Path directory, Supplier<SigningKey> newKeys) {
    this.directory = directory;
    this.newKeys = newKeys;
  }

  /**
   * Opens a directory, which is made if it is not there, and reads the keys in it.
   *
   * @param directory the directory
   * @return the directory with its keys
   * @throws IOException if the directory cannot be made, or a credentials file in it cannot be
   *     read; the message quotes nothing that is no path
   */
  public static CredentialsDirectory open(Path directory) throws IOException {
    return open(directory, SigningKey::generated);
  }

  static CredentialsDirectory open(Path directory, Supplier<SigningKey> newKeys)
      throws IOException {
    create(directory);
    CredentialsDirectory opened = new CredentialsDirectory(directory, newKeys);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
        opened.read(file);
      }
    }
    return opened;
  }

  private static void create(Path directory) throws IOException {
    if (SafeText.isContent(directory.toString())) {
      throw new IOException(SafeText.HIDDEN + " is no path of a directory");
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException unusable) {
      throw new IOException(SafeText.problem(unusable));
    }
  }

  /**
   * Returns the key with an id: the one found in the directory, or else a new one.
   *
   * @param keyId the id
   * @return the key
   */
  public SigningKey key(KeyId keyId) {
    return found.computeIfAbsent(keyId, missing -> newKeys.get());
  }

  /**
   * Writes what is missing. Blocks while keys are made.
   *
   * @param credentials the credentials, each name once
   * @throws IOException if a file cannot be written, or holds another key or the credentials of
   *     another account
   */
  public void write(List<Credentials> credentials) throws IOException {
    credentials.parallelStream().forEach(one -> one.key().privateKey());
    for (Credentials one : credentials) {
      Path file = file(one);
      if (Files.exists(file)) {
        requireSame(file, one);
      }
    }
    for (Credentials one : credentials) {
      Path file = file(one);
      if (!Files.exists(file)) {
        writePrivately(file, one.toJson());
      }
    }
  }

  private static void requireSame(Path file, Credentials expected) throws IOException {
    Credentials found = CredentialsFile.read(file);
    if (!found.keyId().equals(expected.keyId())) {
      throw new IOException(
          file + " holds the credentials of another key: remove it, or name another directory");
    }
    if (!found.accountId().equals(expected.accountId())) {
      throw new IOException(
          file + " holds the credentials of another account: remove it, or name another directory");
    }
    if (!found.key().privateKey().equals(expected.key().privateKey())) {
      throw new IOException(
          file
              + " holds another private key than the store, whose keys are those that sign: remove"
              + " it, or name another directory");
    }
  }

  private Path file(Credentials credentials) {
    return directory.resolve(credentials.name() + SUFFIX);
  }

  private void read(Path file) throws IOException {
    Credentials credentials = CredentialsFile.read(file);
    found.put(credentials.keyId(), credentials.key());
  }

  private static void writePrivately(Path file, String json) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, json + "\n");
  }
}
