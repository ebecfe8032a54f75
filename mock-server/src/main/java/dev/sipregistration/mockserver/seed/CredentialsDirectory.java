package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.internal.text.AtomicFile;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A directory with one {@code <name>.credentials.json} per service account, in the vendor's format.
 *
 * <p>Keys that are there already are used again, so that clients keep working when the server is
 * started anew, and the start does not have to make keys. What a full disk or a crash has left of a
 * file is no key, and is replaced. The directory is locked until it is closed, so that servers that
 * start together use the same keys.
 */
public final class CredentialsDirectory implements AutoCloseable {
  private static final Logger LOG = System.getLogger(CredentialsDirectory.class.getName());

  private static final String SUFFIX = ".credentials.json";

  /** Longer than it takes to make the keys of a large seed. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path directory;
  private final DirectoryLock lock;
  private final Set<Path> cutOff = new TreeSet<>();
  private final Map<KeyId, SigningKey> found = new HashMap<>();
  private final Supplier<SigningKey> newKeys;

  private CredentialsDirectory(Path directory, DirectoryLock lock, Supplier<SigningKey> newKeys) {
    this.directory = directory;
    this.lock = lock;
    this.newKeys = newKeys;
  }

  /**
   * Opens a directory, which is made if it is not there, and reads the keys in it. Waits for other
   * servers that start with it.
   *
   * @param directory the directory
   * @return the directory with its keys
   * @throws IOException if the directory cannot be made, another server does not finish its start,
   *     or a credentials file in it cannot be read; the message quotes nothing that is no path
   */
  public static CredentialsDirectory open(Path directory) throws IOException {
    return open(directory, SigningKey::generated, PATIENCE);
  }

  static CredentialsDirectory open(Path directory, Supplier<SigningKey> newKeys, Duration patience)
      throws IOException {
    create(directory);
    DirectoryLock lock = DirectoryLock.lock(directory, patience);
    try {
      CredentialsDirectory opened = new CredentialsDirectory(directory, lock, newKeys);
      opened.read();
      return opened;
    } catch (IOException unusable) {
      lock.close();
      throw unusable;
    }
  }

  private void read() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.toList();
    }
    for (Path file : files) {
      if (AtomicFile.isUnfinished(file)) {
        Files.deleteIfExists(file);
      } else if (file.toString().endsWith(SUFFIX)) {
        read(file);
      }
    }
  }

  private static void create(Path directory) throws IOException {
    if (SafeText.isContent(directory.toString())) {
      throw new IOException(SafeText.HIDDEN + " is no path of a directory");
    }
    try {
      Files.createDirectories(directory);
    } catch (FileAlreadyExistsException other) {
      throw new IOException(SafeText.path(directory) + " is no directory");
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
   * Writes what is missing or cut off. Blocks while keys are made.
   *
   * @param credentials the credentials, each name once
   * @throws IOException if a file cannot be written, or holds another key or the credentials of
   *     another account
   */
  public void write(List<Credentials> credentials) throws IOException {
    List<Credentials> missing = new ArrayList<>();
    for (Credentials one : credentials) {
      Path file = file(one);
      if (cutOff.contains(file) || !Files.exists(file)) {
        missing.add(one);
      } else {
        requireSame(file, one);
      }
    }
    missing.parallelStream().forEach(one -> one.key().privateKey());
    for (Credentials one : missing) {
      write(file(one), one);
    }
    cutOff.forEach(file -> LOG.log(Level.WARNING, file + " is cut off, and of no use: remove it"));
  }

  private void write(Path file, Credentials credentials) throws IOException {
    try {
      AtomicFile.writePrivately(file, credentials.toJson() + "\n");
    } catch (IOException unwritable) {
      throw new IOException(
          SafeText.path(file) + " cannot be written: " + SafeText.reason(unwritable));
    }
    if (cutOff.remove(file)) {
      LOG.log(Level.WARNING, file + " was empty or cut off, and has a new key");
    }
  }

  /** Releases the directory to other servers. */
  @Override
  public void close() {
    lock.close();
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
    if (!isSame(found.key(), expected.key())) {
      throw new IOException(
          file + " holds another key under the same id: remove it, or name another directory");
    }
  }

  private Path file(Credentials credentials) {
    return directory.resolve(credentials.name() + SUFFIX);
  }

  private void read(Path file) throws IOException {
    if (CredentialsFile.isCutOff(file)) {
      cutOff.add(file);
      return;
    }
    Credentials credentials = CredentialsFile.read(file);
    SigningKey earlier = found.put(credentials.keyId(), credentials.key());
    if (earlier != null && !isSame(earlier, credentials.key())) {
      throw new IOException(
          file + " holds another key under the id of the key of another file: remove one of them");
    }
  }

  private static boolean isSame(SigningKey one, SigningKey other) {
    return Arrays.equals(one.publicKey().getEncoded(), other.publicKey().getEncoded());
  }
}
