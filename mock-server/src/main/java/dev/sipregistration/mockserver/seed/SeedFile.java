package dev.sipregistration.mockserver.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.document.DocumentException;
import dev.sipregistration.mockserver.document.Documents;
import dev.sipregistration.mockserver.document.WorldDocument;
import dev.sipregistration.mockserver.document.WorldExport;
import dev.sipregistration.mockserver.document.WorldImport;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Loads seeds that are written in YAML. What does not fit, an unknown key as well as an id of
 * nothing, is refused with its line, and then nothing of the file is used.
 */
public final class SeedFile {
  /** The most bytes that a seed may have, whether it is read or written. */
  public static final int MOST_BYTES = 64 * 1024 * 1024;

  static final String TOO_LARGE = "is larger than " + MOST_BYTES / 1024 / 1024 + " MiB";

  /** A seed that is loaded has nothing to deliver and no calls yet. */
  private static final Set<String> NOT_IN_SEEDS = Set.of("outbox", "calls");

  private static final Set<String> SECRETS = Set.of("password", "api_key", "callback_salt");

  /** Tokens have digits, capitals or more letters in a row, and queries have tokens. */
  private static final Pattern URL_OF_WORDS =
      Pattern.compile(
          "[A-Za-z]+://[^/?#]*(?:/(?:[a-z]{1,20}(?:[-_.][a-z]{1,20})*|v[0-9]{1,2}))*/?");

  private static final String WITHOUT_SECRETS =
      """
      # Secrets are left out: password of SIP registrations; api_key, callback_salt and a callback_url that may hold a token.
      """;

  private SeedFile() {}

  /**
   * Loads a seed with new keys for those service accounts whose public key it does not give.
   *
   * @throws SeedException if the file cannot be read, or there is anything wrong in it
   */
  public static Seed load(Path file) {
    return load(file, keyId -> SigningKey.generated());
  }

  /**
   * Loads a seed with the keys that a function returns, for service accounts without a public key.
   *
   * @throws SeedException if the file cannot be read, or there is anything wrong in it
   */
  public static Seed load(Path file, Function<KeyId, SigningKey> keys) {
    return parse(file.toString(), SeedText.read(file), keys, InstantSource.system());
  }

  /**
   * Reads the text of a seed.
   *
   * @param name what to call it in errors
   * @throws SeedException if it is not UTF-8, or larger than a seed may be
   * @throws IOException if it cannot be read
   */
  public static String text(String name, InputStream in) throws IOException {
    return SeedText.read(name, in);
  }

  /**
   * Makes a seed of a text.
   *
   * @param name what to call it in errors
   * @param keys returns the key with an id, for service accounts without a public key
   * @param system tells the time at which the seed begins, unless it says so itself
   * @throws SeedException if there is anything wrong in it
   */
  public static Seed parse(
      String name, String yaml, Function<KeyId, SigningKey> keys, InstantSource system) {
    if (isLargerThan(MOST_BYTES, yaml)) {
      throw new SeedException(name, 0, 0, TOO_LARGE);
    }
    YamlReader reader = new YamlReader(name, yaml);
    Map<KeyId, SigningKey> own = new HashMap<>();
    try {
      WorldDocument document = new Documents(NOT_IN_SEEDS).read(reader.tree(), WorldDocument.class);
      World world =
          new WorldImport(system, keyId -> own.computeIfAbsent(keyId, keys).publicKey())
              .world(document);
      return new Seed(world, credentials(world, own));
    } catch (DocumentException wrong) {
      throw reader.located(wrong);
    }
  }

  /** Those of the first account are named like its service accounts, without a prefix. */
  private static List<Credentials> credentials(World world, Map<KeyId, SigningKey> keys) {
    Map<AccountId, AccountProfile> owners = new LinkedHashMap<>();
    world.accounts().forEach(account -> owners.put(account.id(), account.profile()));
    List<Credentials> credentials = new ArrayList<>();
    for (ServiceAccount one : world.serviceAccounts()) {
      SigningKey key = keys.get(one.keyId());
      AccountProfile owner = owners.get(one.accountId());
      if (key != null && owner != null) {
        boolean first = owner.equals(owners.values().iterator().next());
        String name = first ? one.name() : owner.name() + "." + one.name();
        credentials.add(new Credentials(name, owner.email(), owner.id(), one.keyId(), key));
      }
    }
    return credentials;
  }

  /**
   * Writes a world as a seed that loads to the same world again. Outboxes and private keys are left
   * out. Of a key that was not needed yet not even the public half is there: another one will be
   * made for it.
   *
   * @param secrets whether passwords of SIP registrations, API keys, callback salts and callback
   *     URLs that may have a token in them are written
   * @throws SeedException if it is larger than a seed may be
   */
  public static String write(World world, boolean secrets) {
    return write(world, secrets, MOST_BYTES);
  }

  static String write(World world, boolean secrets, int mostBytes) {
    Set<String> leftOut = new HashSet<>(NOT_IN_SEEDS);
    if (!secrets) {
      leftOut.addAll(SECRETS);
    }
    JsonNode tree = new Documents(leftOut).write(WorldExport.document(world));
    if (!secrets) {
      tree.path("accounts").forEach(SeedFile::removeSecretUrl);
    }
    String text = (secrets ? "" : WITHOUT_SECRETS) + YamlWriter.write(tree);
    if (isLargerThan(mostBytes, text)) {
      throw new SeedException("export", 0, 0, TOO_LARGE + ", and could not be loaded again");
    }
    return text;
  }

  /** Without the token the receiver would refuse the callbacks, so it is not only cut out. */
  private static void removeSecretUrl(JsonNode account) {
    if (!URL_OF_WORDS.matcher(account.path("callback_url").asText()).matches()) {
      ((ObjectNode) account).remove("callback_url");
    }
  }

  private static boolean isLargerThan(int bytes, String text) {
    return text.getBytes(StandardCharsets.UTF_8).length > bytes;
  }
}
