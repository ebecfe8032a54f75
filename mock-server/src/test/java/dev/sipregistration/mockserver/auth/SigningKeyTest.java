package dev.sipregistration.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.id.KeyId;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
  /** Few keys for all tests: making one takes longer than everything else here. */
  private static final SigningKey GENERATED = SigningKey.generated();

  private static final SigningKey SEEDED = SigningKey.seeded(48, new KeyId("a"));

  @Test
  void generated_key_isRsaOf2048Bits() {
    RSAPublicKey publicKey = (RSAPublicKey) SigningKey.resolve(GENERATED.publicKey());
    assertThat(publicKey.getModulus().bitLength()).isEqualTo(2048);
    assertThat(((RSAPrivateKey) GENERATED.privateKey()).getModulus())
        .isEqualTo(publicKey.getModulus());
  }

  @Test
  void generated_twice_differs() {
    assertThat(SigningKey.generated().privateKey()).isNotEqualTo(GENERATED.privateKey());
  }

  @Test
  void seeded_otherNumberOrId_isAnotherKey() {
    PrivateKey key = SEEDED.privateKey();

    assertThat(SigningKey.seeded(64, new KeyId("a")).privateKey()).isNotEqualTo(key);
    assertThat(SigningKey.seeded(48, new KeyId("b")).privateKey()).isNotEqualTo(key);
  }

  @Test
  void orSeeded_keyThatWasBrought_stays() {
    SigningKey brought = SigningKey.of(TokenForge.rsa(512));

    assertThat(brought.orSeeded(48, new KeyId("a"))).isSameAs(brought);
  }

  @Test
  void orSeeded_keyOfOurs_isReplacedByTheOneOfTheNumberAndId() {
    SigningKey key = SigningKey.generated().orSeeded(48, new KeyId("a"));

    assertThat(key.privateKey()).isEqualTo(SEEDED.privateKey());
    assertThat(((RSAPrivateKey) key.privateKey()).getModulus().bitLength()).isEqualTo(2048);
  }

  @Test
  void privateKey_askedByManyAtOnce_isOne() throws Exception {
    SigningKey key = SigningKey.seeded(64, new KeyId("a"));
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<PrivateKey>> asked = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        asked.add(pool.submit(key::privateKey));
      }
      Set<Integer> identities = new java.util.HashSet<>();
      for (Future<PrivateKey> answer : asked) {
        identities.add(System.identityHashCode(answer.get()));
      }
      assertThat(identities).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void publicKey_deferred_isTheKeyOnceAsked() {
    KeyPair pair = TokenForge.rsa(512);

    PublicKey deferred = SigningKey.of(pair).publicKey();

    assertThat(deferred.getAlgorithm()).isEqualTo("RSA");
    assertThat(deferred.getFormat()).isEqualTo(pair.getPublic().getFormat());
    assertThat(deferred.getEncoded()).isEqualTo(pair.getPublic().getEncoded());
    assertThat(SigningKey.resolve(deferred)).isEqualTo(pair.getPublic());
    assertThat(SigningKey.resolve(pair.getPublic())).isSameAs(pair.getPublic());
  }

  @Test
  void isOtherHalfOf_itsOwnPublicKey_isTrueAndMakesNoKey() {
    SigningKey key = SigningKey.generated();

    assertThat(key.isOtherHalfOf(key.publicKey())).isTrue();
    assertThat(SigningKey.made(key.publicKey())).isEmpty();
  }

  @Test
  void isOtherHalfOf_sameKeyBroughtTwice_isTrue() {
    KeyPair pair = TokenForge.rsa(512);

    assertThat(SigningKey.of(pair).isOtherHalfOf(pair.getPublic())).isTrue();
    assertThat(SigningKey.of(pair).isOtherHalfOf(SigningKey.of(pair).publicKey())).isTrue();
  }

  @Test
  void isOtherHalfOf_anotherKey_isFalse() {
    SigningKey brought = SigningKey.of(TokenForge.rsa(512));
    SigningKey unmade = SigningKey.generated();

    assertThat(brought.isOtherHalfOf(TokenForge.rsa(512).getPublic())).isFalse();
    assertThat(brought.isOtherHalfOf(unmade.publicKey())).isFalse();
    assertThat(unmade.isOtherHalfOf(brought.publicKey())).isFalse();
    assertThat(unmade.isOtherHalfOf(SigningKey.generated().publicKey())).isFalse();
  }

  @Test
  void made_keyThatIsThere_isItself() {
    KeyPair pair = TokenForge.rsa(512);

    assertThat(SigningKey.made(pair.getPublic())).containsSame(pair.getPublic());
    assertThat(SigningKey.made(SigningKey.of(pair).publicKey())).containsSame(pair.getPublic());
  }

  @Test
  void toString_deferredKey_doesNotPrintKeys() {
    Set<String> printed =
        List.of(GENERATED, GENERATED.publicKey()).stream()
            .map(String::valueOf)
            .collect(Collectors.toSet());

    assertThat(printed).allSatisfy(text -> assertThat(text).doesNotContain("modulus", "exponent"));
  }
}
