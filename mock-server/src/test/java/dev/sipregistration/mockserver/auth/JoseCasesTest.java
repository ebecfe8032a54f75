package dev.sipregistration.mockserver.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.jwk.RSAKey;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.internal.rest.call.ErrorCodeMapping;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What libraries for JOSE have got wrong, as tables. Each row has the platform's code for a token,
 * 0 for one that is accepted, the source of the rule, and what is odd about the token. "W" for a
 * source means a case of the kind that Project Wycheproof has for JSON Web Signatures and for RSA
 * with PKCS #1 v1.5; all of them are written here.
 */
class JoseCasesTest {
  private static final String NAME = "{0} for {2} [{1}]";
  private static final long NOW = 1_800_000_000;
  private static final SigningKey KEY = TestSeeds.key(new KeyId("key-1"));
  private static final KeyPair KEYS = TokenForge.pairOf(KEY);
  private static final KeyPair ATTACKER = TokenForge.pairOf(TestSeeds.keyOtherThan(KEY));
  private static final KeyPair EXPONENT_3 = RsaForge.withExponentThree();

  private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"key-1\"}";
  private static final String CLAIMS = "{\"iss\":1,\"iat\":1800000000,\"exp\":1800000060}";
  private static final String UNSIGNED = unsigned(HEADER, CLAIMS);

  private final TestDirectory directory = new TestDirectory();
  private final TokenVerifier verifier =
      new TokenVerifier(directory, () -> Instant.ofEpochSecond(NOW));

  JoseCasesTest() {
    directory.put("key-1", 1, KEYS.getPublic(), Role.OWNER);
    directory.put("key-3", 1, EXPONENT_3.getPublic(), Role.OWNER);
  }

  private void assertCode(int code, String token) {
    assertThat(codeOf(token)).isEqualTo(code);
    // What was remembered of the first time changes nothing.
    assertThat(codeOf(token)).isEqualTo(code);
  }

  private int codeOf(String token) {
    return verifier.verify(token) instanceof Authentication.Refused refused
        ? ErrorCodeMapping.code(refused.reason()).code()
        : 0;
  }

  /** Each header is signed as it stands; one that begins with a comma is added to a good one. */
  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0   | RFC 7518 3.3    | RS256                       | {"alg":"RS256","kid":"key-1"}
          0   | RFC 8259 7      | RS256 with an escape        | {"alg":"RS\\u003256","kid":"key-1"}
          100 | RFC 8725 3.2    | none, signed                | {"alg":"none","kid":"key-1"}
          100 | RFC 8725 3.2    | none, signed, without kid   | {"alg":"none"}
          100 | RFC 8725 3.2    | None                        | {"alg":"None","kid":"key-1"}
          100 | RFC 8725 3.2    | NONE                        | {"alg":"NONE","kid":"key-1"}
          100 | RFC 8725 3.2    | nOnE                        | {"alg":"nOnE","kid":"key-1"}
          100 | RFC 7515 4.1.1  | rs256 in small letters      | {"alg":"rs256","kid":"key-1"}
          100 | RFC 7515 4.1.1  | RS256 and a space           | {"alg":"RS256 ","kid":"key-1"}
          100 | RFC 7515 4.1.1  | RS256 and NUL               | {"alg":"RS256\\u0000","kid":"key-1"}
          100 | RFC 7515 4.1.1  | an algorithm nobody knows   | {"alg":"RS257","kid":"key-1"}
          100 | RFC 7515 4.1.1  | an algorithm without name   | {"alg":"","kid":"key-1"}
          447 | RFC 7515 4.1.1  | no algorithm                | {"kid":"key-1"}
          447 | RFC 7515 4      | Alg in another case         | {"Alg":"RS256","kid":"key-1"}
          447 | RFC 7515 4.1.1  | alg null                    | {"alg":null,"kid":"key-1"}
          447 | RFC 7515 4.1.1  | alg true                    | {"alg":true,"kid":"key-1"}
          447 | RFC 7515 4.1.1  | alg a number                | {"alg":256,"kid":"key-1"}
          447 | RFC 7515 4.1.1  | alg a list                  | {"alg":["RS256"],"kid":"key-1"}
          447 | RFC 7515 4.1.1  | alg an object               | {"alg":{"RS256":1},"kid":"key-1"}
          447 | RFC 7515 4.1.4  | no kid                      | {"alg":"RS256"}
          447 | RFC 7515 4.1.4  | kid null                    | {"alg":"RS256","kid":null}
          447 | RFC 7515 4.1.4  | kid a number                | {"alg":"RS256","kid":1}
          447 | RFC 7515 4.1.4  | kid a list                  | {"alg":"RS256","kid":["key-1"]}
          447 | RFC 7515 4.1.4  | kid an object               | {"alg":"RS256","kid":{"$ne":""}}
          433 | RFC 7515 4.1.4  | kid without content         | {"alg":"RS256","kid":""}
          433 | RFC 7515 4.1.4  | kid in another case         | {"alg":"RS256","kid":"KEY-1"}
          433 | RFC 7515 4.1.4  | kid with a space            | {"alg":"RS256","kid":"key-1 "}
          433 | RFC 7515 4.1.4  | kid with NUL                | {"alg":"RS256","kid":"key-1\\u0000"}
          433 | RFC 7515 4.1.4  | kid with a line break       | {"alg":"RS256","kid":"key-1\\n"}
          433 | RFC 8725 3.10   | kid that looks alike        | {"alg":"RS256","kid":"key\u20101"}
          433 | RFC 8725 3.10   | kid of a file               | {"alg":"RS256","kid":"../../dev/null"}
          433 | RFC 8725 3.10   | kid of a query              | {"alg":"RS256","kid":"x' OR '1'='1"}
          100 | RFC 7515 4.1.4  | kid of another key          | {"alg":"RS256","kid":"key-3"}
          0   | RFC 8259 7      | kid with an escape          | {"alg":"RS256","kid":"key\\u002d1"}
          447 | RFC 7515 4.1.1  | no parameter                | {}
          447 | RFC 7515 4      | a list                      | []
          447 | RFC 7515 4      | a text                      | "RS256"
          447 | RFC 7515 4      | null                        | null
          447 | RFC 7515 4      | true                        | true
          447 | RFC 7515 4      | a number                    | 5
          447 | RFC 8259 7      | no quotes                   | {alg:"RS256",kid:"key-1"}
          447 | RFC 7516 9      | of an encryption            | {"alg":"dir","enc":"A128GCM"}
          447 | RFC 7516 9      | enc                         | ,"enc":"A128GCM"
          447 | RFC 7516 9      | enc null                    | ,"enc":null
          0   | RFC 7516 4.1.3  | zip, which is JWE's         | ,"zip":"DEF"
          0   | RFC 7519 5.1    | typ JWT                     | ,"typ":"JWT"
          0   | RFC 7519 5.1    | typ jwt                     | ,"typ":"jwt"
          0   | RFC 8725 3.11   | typ at+jwt                  | ,"typ":"at+jwt"
          0   | RFC 7515 4.1.9  | typ application/jwt         | ,"typ":"application/jwt"
          0   | RFC 7515 4.1.9  | typ without content         | ,"typ":""
          447 | RFC 7515 4.1.9  | typ a number                | ,"typ":5
          447 | RFC 7515 4.1.9  | typ a list                  | ,"typ":["JWT"]
          0   | RFC 7519 5.2    | cty of plain claims         | ,"cty":"json"
          0   | RFC 7519 5.2    | cty JWT, but not nested     | ,"cty":"JWT"
          447 | RFC 7515 4.1.10 | cty an object               | ,"cty":{}
          0   | RFC 7515 4      | a parameter nobody knows    | ,"x":{"y":[1]}
          0   | RFC 7519 5.3    | a claim as parameter        | ,"iss":2
          447 | RFC 7515 4.1.11 | crit without content        | ,"crit":[]
          447 | RFC 7515 4.1.11 | crit null                   | ,"crit":null
          447 | RFC 7515 4.1.11 | crit a text                 | ,"crit":"x","x":1
          447 | RFC 7515 4.1.11 | crit an object              | ,"crit":{"x":1},"x":1
          447 | RFC 7515 4.1.11 | crit of a number            | ,"crit":[1],"1":1
          447 | RFC 7515 4.1.11 | crit of null                | ,"crit":[null]
          447 | RFC 7515 4.1.11 | crit of a list              | ,"crit":[["x"]],"x":1
          447 | RFC 7515 4.1.11 | crit of an empty name       | ,"crit":[""]
          447 | RFC 7515 4.1.11 | crit of what is not there   | ,"crit":["x"]
          447 | RFC 7515 4.1.11 | crit of one name twice      | ,"crit":["x","x"],"x":1
          447 | RFC 7515 4.1.11 | crit of alg                 | ,"crit":["alg"]
          447 | RFC 7515 4.1.11 | crit of kid                 | ,"crit":["kid"]
          447 | RFC 7515 4.1.11 | crit of itself              | ,"crit":["crit"]
          100 | RFC 7515 4.1.11 | crit of what nobody knows   | ,"crit":["x"],"x":1
          100 | RFC 7515 4.1.11 | crit of exp, no claim       | ,"crit":["exp"],"exp":1
          0   | RFC 7797 3      | b64 true                    | ,"b64":true
          0   | RFC 7797 6      | b64 true in crit            | ,"crit":["b64"],"b64":true
          447 | RFC 7797 7      | b64 false                   | ,"crit":["b64"],"b64":false
          447 | RFC 7797 6      | b64 false, not in crit      | ,"b64":false
          447 | RFC 7797 6      | b64 in crit, but not there  | ,"crit":["b64"]
          447 | RFC 7797 3      | b64 a text                  | ,"b64":"true"
          447 | RFC 7797 3      | b64 null                    | ,"b64":null
          447 | RFC 7797 3      | b64 a number                | ,"b64":1
          0   | RFC 7515 4.1.2  | jku, which nobody asks      | ,"jku":"http://127.0.0.1:1/keys"
          447 | RFC 7515 4.1.2  | jku a number                | ,"jku":1
          0   | RFC 7515 4.1.5  | x5u, which nobody asks      | ,"x5u":"http://127.0.0.1:1/cert"
          447 | RFC 7515 4.1.3  | jwk a text                  | ,"jwk":"x"
          447 | RFC 7515 4.1.3  | jwk a number                | ,"jwk":5
          447 | RFC 7515 4.1.3  | jwk without content         | ,"jwk":{}
          447 | RFC 7515 4.1.6  | x5c of null                 | ,"x5c":[null]
          447 | RFC 7515 4      | alg twice                   | ,"alg":"RS256"
          447 | RFC 7515 4      | alg RS256, then none        | ,"alg":"none"
          447 | RFC 7515 4      | alg none, then RS256        | {"alg":"none","alg":"RS256","kid":"key-1"}
          447 | RFC 7515 4      | kid twice                   | ,"kid":"key-1"
          447 | RFC 7515 4      | kid twice, once escaped     | ,"k\\u0069d":"x"
          447 | RFC 8259 2      | text behind                 | {"alg":"RS256","kid":"key-1"} x
          447 | RFC 8259 7      | single quotes               | {'alg':'RS256','kid':'key-1'}
          447 | RFC 8259 8.1    | a byte order mark           | \ufeff{"alg":"RS256","kid":"key-1"}
          """)
  void verify_header_hasItsCode(int code, String source, String what, String header) {
    assertCode(code, signed(added(HEADER, header), CLAIMS));
  }

  /** Claims that begin with a comma are added to good ones. */
  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          447 | RFC 7519 4      | none                      | {}
          447 | RFC 7519 7.2    | a list                    | [{"iss":1,"iat":1800000000,"exp":1800000060}]
          447 | RFC 7519 7.2    | a text                    | "x"
          447 | RFC 7519 7.2    | null                      | null
          447 | RFC 7519 10.1.1 | ISS in another case       | {"ISS":1,"iat":1800000000,"exp":1800000060}
          0   | vendor's SDKs   | iss as text               | {"iss":"1","iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss null                  | {"iss":null,"iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss true                  | {"iss":true,"iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss a list                | {"iss":[1],"iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss an object             | {"iss":{"id":1},"iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss with a fraction       | {"iss":1.0,"iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss with an exponent      | {"iss":1e0,"iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss over 64 bits          | {"iss":18446744073709551617,"iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss over 64 bits as text  | {"iss":"18446744073709551617","iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss without content       | {"iss":"","iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss with a plus sign      | {"iss":"+1","iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss in hexadecimal        | {"iss":"0x1","iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss a text of a fraction  | {"iss":"1.0","iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss with a space          | {"iss":"1 ","iat":1800000000,"exp":1800000060}
          447 | RFC 7519 4.1.1  | iss in Arabic digits      | {"iss":"\u0661","iat":1800000000,"exp":1800000060}
          100 | RFC 7519 4.1.1  | iss below zero            | {"iss":-1,"iat":1800000000,"exp":1800000060}
          100 | RFC 7519 4.1.1  | iss zero                  | {"iss":0,"iat":1800000000,"exp":1800000060}
          100 | RFC 7519 4.1.1  | iss of another account    | {"iss":2,"iat":1800000000,"exp":1800000060}
          447 | RFC 7519 2      | iat as text               | {"iss":1,"iat":"1800000000","exp":1800000060}
          447 | RFC 7519 2      | iat as a date             | {"iss":1,"iat":"2027-01-15T08:00:00Z","exp":1800000060}
          447 | RFC 7519 2      | iat null                  | {"iss":1,"iat":null,"exp":1800000060}
          447 | RFC 7519 2      | iat true                  | {"iss":1,"iat":true,"exp":1800000060}
          447 | RFC 7519 2      | iat a list                | {"iss":1,"iat":[1800000000],"exp":1800000060}
          447 | RFC 7519 2      | exp as text               | {"iss":1,"iat":1800000000,"exp":"1800000060"}
          447 | RFC 7519 2      | exp null                  | {"iss":1,"iat":1800000000,"exp":null}
          447 | RFC 7519 2      | exp an object             | {"iss":1,"iat":1800000000,"exp":{}}
          0   | RFC 7519 2      | with fractions            | {"iss":1,"iat":1800000000.5,"exp":1800000060.25}
          0   | RFC 7519 2      | with exponents            | {"iss":1,"iat":18e8,"exp":18.0000006E+8}
          0   | RFC 7519 4.1.4  | exp in a millisecond      | {"iss":1,"iat":1800000000,"exp":1800000000.001}
          456 | RFC 7519 4.1.4  | exp now                   | {"iss":1,"iat":1800000000,"exp":1800000000}
          456 | RFC 7519 4.1.4  | exp before iat            | {"iss":1,"iat":1800000000,"exp":1799999999}
          456 | RFC 7519 4.1.4  | both zero                 | {"iss":1,"iat":0,"exp":0}
          456 | W               | both below zero           | {"iss":1,"iat":-3600,"exp":-1}
          456 | W               | exp negative and huge     | {"iss":1,"iat":1800000000,"exp":-9223372036854775808}
          0   | vendor's guide  | exp after an hour         | {"iss":1,"iat":1800000000,"exp":1800003600}
          454 | vendor's guide  | exp after a second more   | {"iss":1,"iat":1800000000,"exp":1800003601}
          454 | W               | exp in milliseconds       | {"iss":1,"iat":1800000000,"exp":1800000060000}
          454 | W               | exp huge                  | {"iss":1,"iat":1800000000,"exp":9223372036854775807}
          454 | W               | exp over 64 bits          | {"iss":1,"iat":1800000000,"exp":18446744073709551616}
          454 | W               | exp with a huge exponent  | {"iss":1,"iat":1800000000,"exp":1e300}
          447 | W               | exp beyond all numbers    | {"iss":1,"iat":1800000000,"exp":1e999999}
          454 | W               | iat negative and huge     | {"iss":1,"iat":-1e300,"exp":1800000060}
          455 | W               | iat huge                  | {"iss":1,"iat":1e300,"exp":1800000060}
          455 | W               | iat in milliseconds       | {"iss":1,"iat":1800000000000,"exp":1800000060}
          0   | RFC 7519 4.1.6  | iat within the leeway     | {"iss":1,"iat":1800000010,"exp":1800000060}
          455 | RFC 7519 4.1.6  | iat behind the leeway     | {"iss":1,"iat":1800000011,"exp":1800000060}
          0   | vendor's guide  | nbf, not looked at        | ,"nbf":9999999999
          0   | vendor's guide  | aud, not looked at        | ,"aud":["x"]
          0   | RFC 7519 4.1.7  | jti of another type       | ,"jti":{}
          0   | RFC 8259 8.1    | UTF-8                     | ,"x":"\u00e4\ud83d\ude00"
          447 | RFC 7519 4      | iss twice                 | ,"iss":2
          447 | RFC 7519 4      | exp twice                 | ,"exp":9999999999
          447 | RFC 7519 4      | another claim twice       | ,"x":1,"x":2
          447 | RFC 8259 2      | text behind               | {"iss":1,"iat":1800000000,"exp":1800000060} x
          447 | RFC 8259 2      | two objects               | {"iss":1,"iat":1800000000,"exp":1800000060}{}
          447 | RFC 8259 2      | cut off                   | {"iss":1,"iat":1800000000,"exp":1800000060
          447 | RFC 8259 4      | a comma behind            | {"iss":1,"iat":1800000000,"exp":1800000060,}
          447 | RFC 8259 4      | a comma in front          | {,"iss":1,"iat":1800000000,"exp":1800000060}
          447 | RFC 8259 4      | equals signs              | {"iss"=1,"iat"=1800000000,"exp"=1800000060}
          447 | RFC 8259 4      | semicolons                | {"iss":1;"iat":1800000000;"exp":1800000060}
          447 | RFC 8259 2      | a comment                 | /**/{"iss":1,"iat":1800000000,"exp":1800000060}
          447 | RFC 8259 2      | a comment of a line       | {"iss":1,"iat":1800000000,"exp":1800000060}// x
          447 | RFC 8259 7      | single quotes             | {'iss':1,'iat':1800000000,'exp':1800000060}
          447 | RFC 8259 7      | no quotes                 | {iss:1,iat:1800000000,exp:1800000060}
          447 | RFC 8259 8.1    | a byte order mark         | \ufeff{"iss":1,"iat":1800000000,"exp":1800000060}
          447 | RFC 8259 7      | a tab in a text           | ,"x":"a\tb"
          447 | RFC 8259 7      | an escape of C            | ,"x":"\\x41"
          447 | RFC 8259 7      | an escaped single quote   | ,"x":"\\'"
          447 | RFC 8259 6      | NaN                       | ,"x":NaN
          447 | RFC 8259 6      | Infinity                  | ,"x":-Infinity
          447 | RFC 8259 3      | TRUE                      | ,"x":TRUE
          447 | RFC 8259 6      | a leading zero            | {"iss":01,"iat":1800000000,"exp":1800000060}
          447 | RFC 8259 6      | a plus sign               | {"iss":+1,"iat":1800000000,"exp":1800000060}
          447 | RFC 8259 6      | hexadecimal               | {"iss":0x1,"iat":1800000000,"exp":1800000060}
          447 | RFC 8259 6      | a dot behind              | {"iss":1,"iat":1800000000.,"exp":1800000060}
          """)
  void verify_claims_haveTheirCode(int code, String source, String what, String claims) {
    assertCode(code, signed(HEADER, added(CLAIMS, claims)));
  }

  /** {@code H}, {@code C} and {@code S} are the parts of a good token. */
  @ParameterizedTest(name = NAME)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0   | RFC 7515 7.1   | three parts             | {H}.{C}.{S}
          447 | RFC 7515 7.1   | nothing                 | ``
          447 | RFC 7515 7.1   | only dots               | ..
          447 | RFC 7515 7.1   | one dot                 | .
          447 | RFC 7515 7.1   | a word                  | x
          447 | RFC 7515 7.1   | three words             | a.b.c
          447 | RFC 7515 4     | three times null        | bnVsbA.bnVsbA.bnVsbA
          447 | RFC 7515 7.1   | one part                | {H}
          447 | RFC 7515 7.1   | two parts               | {H}.{C}
          447 | RFC 7515 7.1   | four parts              | {H}.{C}.{S}.{S}
          447 | RFC 7516 7.1   | five parts              | {H}.{C}.{S}.{S}.{S}
          447 | RFC 7515 7.1   | six parts               | {H}.{C}.{S}.{S}.{S}.{S}
          447 | RFC 7515 7.1   | a dot in front          | .{H}.{C}.{S}
          447 | RFC 7515 7.1   | a dot behind            | {H}.{C}.{S}.
          447 | RFC 7515 7.1   | two dots in one place   | {H}..{C}.{S}
          447 | RFC 7515 7.1   | no header               | .{C}.{S}
          447 | RFC 7515 F     | no claims: detached     | {H}..{S}
          100 | RFC 7515 7.1   | no signature            | {H}.{C}.
          447 | RFC 7515 7.1   | claims first            | {C}.{H}.{S}
          447 | RFC 7515 7.2.2 | JSON, flattened         | {"payload":"{C}","protected":"{H}","signature":"{S}"}
          447 | RFC 6750 2.1   | twice, as in a list     | {H}.{C}.{S}, {H}.{C}.{S}
          447 | RFC 6750 2.1   | with its scheme         | Bearer {H}.{C}.{S}
          447 | RFC 7515 7.1   | in quotes               | "{H}.{C}.{S}"
          447 | RFC 7515 7.1   | dots escaped            | {H}%2E{C}%2E{S}
          447 | RFC 7515 7.1   | commas for dots         | {H},{C},{S}
          447 | RFC 7515 7.1   | a dot of full width     | {H}\uff0e{C}\uff0e{S}
          447 | RFC 7515 2     | header padded           | {H}==.{C}.{S}
          447 | RFC 7515 2     | claims padded           | {H}.{C}=.{S}
          447 | RFC 7515 2     | signature padded        | {H}.{C}.{S}==
          447 | RFC 7515 2     | padding escaped         | {H}.{C}.{S}%3D%3D
          447 | RFC 4648 4     | a lone character        | {H}.{C}.{S}AAA
          447 | RFC 4648 4     | the other alphabet      | {H}.{C}.+/{S}
          """)
  void verify_serialization_hasItsCode(int code, String source, String what, String pattern) {
    String[] parts = signed(HEADER, CLAIMS).split("\\.");

    assertCode(
        code, pattern.replace("{H}", parts[0]).replace("{C}", parts[1]).replace("{S}", parts[2]));
  }

  /** RFC 7515, section 2, and RFC 4648, section 3.3: nothing but the alphabet. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        " ", "\t", "\n", "\r\n", "\u0000", "!", "~", "\u007f", "\u00a0", "\u00e4", "\u200b"
      })
  void verify_characterOutsideTheAlphabet_isMalformed(String character) {
    String[] parts = signed(HEADER, CLAIMS).split("\\.");

    assertCode(447, character + UNSIGNED + "." + parts[2]);
    assertCode(447, parts[0] + "." + character + parts[1] + "." + parts[2]);
    assertCode(
        447, UNSIGNED + "." + parts[2].substring(0, 76) + character + parts[2].substring(76));
    assertCode(447, UNSIGNED + "." + parts[2] + character);
  }

  /** RFC 4648, section 3.5: bits that do not count are zero, though the signature covers them. */
  @Test
  void verify_bitsThatDoNotCount_areZero() {
    String header = TokenForge.encode(HEADER + " ".repeat(3 - (HEADER.length() + 2) % 3));
    String claims = TokenForge.encode(CLAIMS + " ".repeat(3 - (CLAIMS.length() + 1) % 3));
    String signature = signed(HEADER, CLAIMS).substring(UNSIGNED.length() + 1);
    assertCode(0, signedText(header + "." + claims));

    assertCode(447, signedText(bumped(header) + "." + claims));
    assertCode(447, signedText(header + "." + bumped(claims)));
    assertCode(447, UNSIGNED + "." + bumped(signature));
  }

  static Stream<Arguments> bytes() {
    String accent = "\"x\":\"\u00e4\"";
    String overlong = "\"x\":\"\u00c0\u00af\"";
    return Stream.of(
        row(0, "RFC 8259 2", "white space", HEADER.getBytes(UTF_8), (" \t\r\n" + CLAIMS + "\n")),
        row(447, "RFC 8259 2", "NUL behind", HEADER.getBytes(UTF_8), CLAIMS + "\u0000"),
        row(447, "RFC 8259 2", "a comment of a shell", HEADER.getBytes(UTF_8), "# x\n" + CLAIMS),
        row(447, "RFC 8259 2", "a prefix for browsers", HEADER.getBytes(UTF_8), ")]}'\n" + CLAIMS),
        row(447, "RFC 8259 8.1", "UTF-16", HEADER.getBytes(UTF_16LE), CLAIMS),
        row(
            447,
            "RFC 7515 5.2",
            "Latin-1",
            added(HEADER, "," + accent).getBytes(ISO_8859_1),
            CLAIMS),
        row(
            447,
            "RFC 3629 3",
            "an overlong slash",
            added(HEADER, "," + overlong).getBytes(ISO_8859_1),
            CLAIMS),
        row(447, "RFC 7515 4", "nothing", new byte[0], CLAIMS),
        row(447, "RFC 7519 7.2", "no claims", HEADER.getBytes(UTF_8), ""),
        row(433, "W", "a long kid", kid("k".repeat(4_000)).getBytes(UTF_8), CLAIMS),
        row(
            447,
            "W",
            "iss of 1,500 digits",
            HEADER.getBytes(UTF_8),
            CLAIMS.replace(":1,", ":" + "1".repeat(1_500) + ",")),
        row(
            447,
            "W",
            "exp of 1,500 digits",
            HEADER.getBytes(UTF_8),
            CLAIMS.replace("60}", "60".repeat(750) + "}")),
        row(
            0,
            "RFC 8259 9",
            "nested",
            HEADER.getBytes(UTF_8),
            added(CLAIMS, ",\"x\":" + "[".repeat(100) + "]".repeat(100))),
        row(
            447,
            "RFC 8259 9",
            "lists nested deeply",
            HEADER.getBytes(UTF_8),
            added(CLAIMS, ",\"x\":" + "[".repeat(2_500) + "]".repeat(2_500))),
        row(
            447,
            "RFC 8259 9",
            "objects nested deeply",
            HEADER.getBytes(UTF_8),
            added(CLAIMS, ",\"x\":" + "{\"y\":".repeat(900) + "1" + "}".repeat(900))),
        row(447, "RFC 8259 9", "only brackets", HEADER.getBytes(UTF_8), "[".repeat(5_000)),
        row(447, "RFC 7519 5.2", "nested: a token", HEADER.getBytes(UTF_8), signed(HEADER, CLAIMS)),
        row(
            447,
            "RFC 8725 3.10",
            "over 8 KiB",
            HEADER.getBytes(UTF_8),
            added(CLAIMS, ",\"x\":\"" + "x".repeat(8_192) + "\"")));
  }

  private static Arguments row(int code, String source, String what, byte[] header, String claims) {
    return arguments(code, source, what, header, claims.getBytes(UTF_8));
  }

  @ParameterizedTest(name = NAME)
  @MethodSource("bytes")
  void verify_bytes_haveTheirCode(
      int code, String source, String what, byte[] header, byte[] claims) {
    assertCode(code, signedText(TokenForge.encode(header) + "." + TokenForge.encode(claims)));
  }

  /** RFC 7797, section 5.2: claims that are not encoded. */
  @Test
  void verify_claimsNotEncoded_areMalformed() {
    String header = added(HEADER, ",\"crit\":[\"b64\"],\"b64\":false");

    assertCode(447, signedText(TokenForge.encode(header) + "." + CLAIMS));
    assertCode(447, signedText(TokenForge.encode(header) + ".1"));
  }

  /** RFC 8725, section 2.2: whoever brings a key is not believed because of it. */
  @Test
  void verify_keyInTheHeader_isNotBelieved() {
    RSAKey.Builder key = new RSAKey.Builder((RSAPublicKey) ATTACKER.getPublic());
    String jwk = ",\"jwk\":" + key.build().toJSONString();
    String withPrivateKey =
        ",\"jwk\":" + key.privateKey(ATTACKER.getPrivate()).build().toJSONString();

    assertCode(0, signed(added(HEADER, jwk), CLAIMS));
    assertCode(100, attacked(added(HEADER, jwk)));
    assertCode(433, attacked(added(kid("x"), jwk)));
    assertCode(447, attacked(added("{\"alg\":\"RS256\"}", jwk)));
    assertCode(447, signed(added(HEADER, withPrivateKey), CLAIMS));
    assertCode(100, attacked(added(HEADER, ",\"jku\":\"http://127.0.0.1:1/keys\"")));
    assertCode(100, attacked(added(HEADER, ",\"x5u\":\"http://127.0.0.1:1/cert\"")));
    assertCode(100, attacked(added(HEADER, ",\"x5c\":[\"AAAA\"]")));
    assertCode(100, attacked(added(HEADER, ",\"x5t\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAA\"")));
  }

  /** RFC 8725, sections 2.1 and 3.2. */
  @Test
  void verify_noneOrMac_isWrongAlgorithm() throws GeneralSecurityException {
    byte[] der = KEYS.getPublic().getEncoded();
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    byte[] modulus = RsaForge.modulus(KEYS).toByteArray();

    assertCode(100, unsigned(alg("none"), CLAIMS) + ".");
    assertCode(100, unsigned(alg("NONE"), CLAIMS) + ".");
    for (byte[] key : new byte[][] {der, pem.getBytes(UTF_8), modulus, {0}}) {
      assertCode(100, mac(unsigned(alg("HS256"), CLAIMS), key));
      assertCode(100, mac(UNSIGNED, key));
    }
  }

  /** RFC 8725, section 3.1: under its own name, and called RS256. */
  @ParameterizedTest
  @CsvSource({
    "RS384, SHA384withRSA",
    "RS512, SHA512withRSA",
    "RS1, SHA1withRSA",
    "RS224, SHA224withRSA",
    "RSMD5, MD5withRSA",
    "PS256, RSASSA-PSS",
    "ES256, SHA256withECDSA",
    "ES256K, SHA256withECDSA",
    "EdDSA, Ed25519"
  })
  void verify_otherAlgorithm_isRefused(String name, String algorithm)
      throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm);
    if (name.equals("PS256")) {
      signer.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
    PrivateKey key = KEYS.getPrivate();
    if (name.startsWith("E")) {
      String type = name.equals("EdDSA") ? algorithm : "EC";
      key = KeyPairGenerator.getInstance(type).generateKeyPair().getPrivate();
    }

    assertCode(100, signed(unsigned(alg(name), CLAIMS), signer, key));
    assertCode(100, signed(UNSIGNED, signer, key));
  }

  static Stream<Arguments> signatures() {
    byte[] good = sign(RsaForge.PKCS_1);
    BigInteger number = new BigInteger(1, good);
    BigInteger modulus = RsaForge.modulus(KEYS);
    byte[] otherBit = good.clone();
    otherBit[100] ^= 1;
    byte[] reversed = good.clone();
    IntStream.range(0, good.length).forEach(i -> reversed[i] = good[good.length - 1 - i]);
    byte[] ofOthers = RsaForge.sign(KEYS, RsaForge.block(RsaForge.PKCS_1, UNSIGNED + "x"));
    byte[] ofDecoded = RsaForge.sign(KEYS, RsaForge.block(RsaForge.PKCS_1, HEADER + "." + CLAIMS));
    return Stream.of(
        arguments(0, "RFC 8017 8.2.1", "made by hand", good),
        arguments(100, "RFC 8017 8.2.2", "empty", new byte[0]),
        arguments(100, "RFC 7515 5.2", "of other claims", ofOthers),
        arguments(100, "RFC 7515 5.1", "of the decoded text", ofDecoded),
        arguments(100, "RFC 8017 8.2.2", "one bit changed", otherBit),
        arguments(100, "W", "bytes in reverse", reversed),
        arguments(100, "RFC 8017 8.2.2", "cut off by a byte", Arrays.copyOf(good, 255)),
        arguments(100, "RFC 8017 8.2.2", "cut off in front", RsaForge.end(good, 255)),
        arguments(100, "RFC 8017 8.2.2", "one byte", Arrays.copyOf(good, 1)),
        arguments(100, "RFC 8017 8.2.2", "a byte 00 behind", Arrays.copyOf(good, 257)),
        arguments(100, "RFC 8017 8.2.2", "a byte 00 in front", RsaForge.bytes(number, 257)),
        arguments(100, "RFC 8017 5.2.2", "zero", new byte[RsaForge.LENGTH]),
        arguments(100, "RFC 8017 8.2.2", "zero in one byte", new byte[1]),
        arguments(100, "W", "one", RsaForge.bytes(BigInteger.ONE, RsaForge.LENGTH)),
        arguments(100, "RFC 8017 5.2.2", "n", RsaForge.bytes(modulus, RsaForge.LENGTH)),
        arguments(100, "W", "n - 1", RsaForge.bytes(modulus.subtract(BigInteger.ONE), 256)),
        arguments(100, "W", "n - s", RsaForge.bytes(modulus.subtract(number), 256)),
        arguments(100, "RFC 8017 5.2.2", "s + n", RsaForge.bytes(number.add(modulus), 257)),
        arguments(100, "W", "only ones", RsaForge.block("ff*", "")),
        arguments(100, "W", "the block, not signed", RsaForge.block(RsaForge.PKCS_1, UNSIGNED)),
        arguments(100, "W", "the digest, not signed", RsaForge.digest("SHA-256", UNSIGNED)));
  }

  @ParameterizedTest(name = NAME)
  @MethodSource("signatures")
  void verify_signature_hasItsCode(int code, String source, String what, byte[] signature) {
    assertCode(code, UNSIGNED + "." + TokenForge.encode(signature));
  }

  /** Signed with the right key, but what is signed is written otherwise: RFC 8017, section 9.2. */
  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0   | as it should be                  | 0001 ff* 00 INFO SHA-256
          100 | type 00                          | 0000 ff* 00 INFO SHA-256
          100 | type 00, padded with 00          | 0000 00* 00 INFO SHA-256
          100 | type 02                          | 0002 ff* 00 INFO SHA-256
          100 | type 02, as if encrypted         | 0002 a7* 00 INFO SHA-256
          100 | type ff                          | 00ff ff* 00 INFO SHA-256
          100 | first byte 01                    | 0101 ff* 00 INFO SHA-256
          100 | padded with 00                   | 0001 00* 00 INFO SHA-256
          100 | padded with fe                   | 0001 fe* 00 INFO SHA-256
          100 | first byte of the padding fe     | 0001 fe ff* 00 INFO SHA-256
          100 | first byte of the padding 00     | 0001 00 ff* 00 INFO SHA-256
          100 | last byte of the padding fe      | 0001 ff* fe 00 INFO SHA-256
          100 | last byte of the padding 00      | 0001 ff* 00 00 INFO SHA-256
          100 | padding that ends with 01        | 0001 ff* 01 INFO SHA-256
          100 | padding without end              | 0001 ff* INFO SHA-256
          100 | a byte behind the padding        | 0001 ff* 00 ff INFO SHA-256
          100 | moved by a byte                  | 0000 01 ff* 00 INFO SHA-256
          100 | short padding, zeros behind      | 0001 ffffffffffffffff 00 INFO SHA-256 00*
          100 | shortest padding, zeros behind   | 0001 ff 00 INFO SHA-256 00*
          100 | no padding, zeros behind         | 0001 00 INFO SHA-256 00*
          100 | no padding, ones behind          | 0001 00 INFO SHA-256 ff*
          100 | digest alone                     | 0001 ff* 00 SHA-256
          100 | digest twice                     | 0001 ff* 00 INFO SHA-256 SHA-256
          100 | digest missing                   | 0001 ff* 00 INFO
          100 | another digest                   | 0001 ff* 00 INFO SHA3-256
          100 | digest of zeros                  | 0001 ff* 00 INFO 0000000000000000000000000000000000000000000000000000000000000000
          100 | a byte behind the digest         | 0001 ff* 00 INFO SHA-256 00
          100 | a byte in the digest             | 0001 ff* 00 3032300d060960864801650304020105000421 SHA-256 00
          100 | a member too many                | 0001 ff* 00 3033300d060960864801650304020105000420 SHA-256 0500
          100 | OID of SHA-1                     | 0001 ff* 00 302d300906052b0e03021a05000420 SHA-256
          100 | OID of SHA-224                   | 0001 ff* 00 3031300d060960864801650304020405000420 SHA-256
          100 | OID of SHA-512                   | 0001 ff* 00 3031300d060960864801650304020305000420 SHA-256
          100 | OID of SHA-512/256               | 0001 ff* 00 3031300d060960864801650304020605000420 SHA-256
          100 | OID of SHA3-256                  | 0001 ff* 00 3031300d060960864801650304020805000420 SHA-256
          100 | OID of RSA                       | 0001 ff* 00 3031300d06092a864886f70d01010b05000420 SHA-256
          100 | no OID                           | 0001 ff* 00 3026300205000420 SHA-256
          100 | length in two bytes              | 0001 ff* 00 308131300d060960864801650304020105000420 SHA-256
          100 | length of digest in two bytes    | 0001 ff* 00 3032300d06096086480165030402010500048120 SHA-256
          100 | length without end               | 0001 ff* 00 3080300d060960864801650304020105000420 SHA-256 0000
          100 | length too large                 | 0001 ff* 00 3032300d060960864801650304020105000420 SHA-256
          100 | length too small                 | 0001 ff* 00 3030300d060960864801650304020105000420 SHA-256
          100 | parameters of garbage            | 0001 ff* 00 3033300f0609608648016503040201040212340420 SHA-256
          100 | garbage in NULL                  | 0001 ff* 00 3033300f0609608648016503040201050212340420 SHA-256
          100 | digest in a bit string           | 0001 ff* 00 3032300d06096086480165030402010500032100 SHA-256
          100 | a set for the sequence           | 0001 ff* 00 3131300d060960864801650304020105000420 SHA-256
          100 | SHA-1                            | 0001 ff* 00 3021300906052b0e03021a05000414 SHA-1
          100 | SHA-512                          | 0001 ff* 00 3051300d060960864801650304020305000440 SHA-512
          100 | SHA-512 and its first 32 bytes   | 0001 ff* 00 INFO SHA-512/256
          100 | ISO 9796-2                       | 6a bb* ba SHA-256 bc
          100 | X9.31                            | 6b bb* ba SHA-256 34cc
          100 | zeros                            | 00*
          100 | one                              | 00* 01
          """)
  void verify_signedBlock_hasItsCode(int code, String what, String pattern) {
    assertCode(code, UNSIGNED + "." + TokenForge.encode(sign(pattern)));
  }

  /** Without the private key, for a public exponent of 3: CVE-2006-4339 and CVE-2016-1494. */
  @Test
  void verify_forgeryForTheExponentThree_isBadSignature() {
    String unsigned =
        IntStream.range(0, 100)
            .mapToObj(number -> unsigned(kid("key-3"), added(CLAIMS, ",\"jti\":" + number)))
            .filter(text -> (RsaForge.digest("SHA-256", text)[31] & 1) == 1)
            .findFirst()
            .orElseThrow();
    byte[] right = RsaForge.block(RsaForge.PKCS_1, unsigned);
    assertCode(0, unsigned + "." + TokenForge.encode(RsaForge.sign(EXPONENT_3, right)));

    for (String padding : new String[] {"0001 ffffffffffffffff 00", "0001 ff 00", "0001 00"}) {
      byte[] block = RsaForge.block(padding + " INFO SHA-256 00*", unsigned);
      byte[] forged = RsaForge.cubeRoot(block);
      assertThat(HexFormat.of().formatHex(RsaForge.cube(forged), 0, 60))
          .isEqualTo(HexFormat.of().formatHex(block, 0, 60));
      assertCode(100, unsigned + "." + TokenForge.encode(forged));
    }
    byte[] end = RsaForge.end(right, 52);
    byte[] forged = RsaForge.cubeRoot(RsaForge.block("0001 ff*", ""), end);
    assertThat(RsaForge.cube(forged)).startsWith(Arrays.copyOf(right, 10)).endsWith(end);
    assertCode(100, unsigned + "." + TokenForge.encode(forged));
  }

  private static byte[] sign(String pattern) {
    return RsaForge.sign(KEYS, RsaForge.block(pattern, UNSIGNED));
  }

  private static String added(String object, String json) {
    return json.startsWith(",") ? object.substring(0, object.length() - 1) + json + "}" : json;
  }

  private static String alg(String name) {
    return HEADER.replace("RS256", name);
  }

  private static String kid(String name) {
    return HEADER.replace("key-1", name);
  }

  private static String bumped(String part) {
    return part.substring(0, part.length() - 1) + (char) (part.charAt(part.length() - 1) + 1);
  }

  private static String unsigned(String header, String claims) {
    return TokenForge.encode(header) + "." + TokenForge.encode(claims);
  }

  private static String signed(String header, String claims) {
    return signedText(unsigned(header, claims));
  }

  private static String signedText(String unsigned) {
    return signed(unsigned, sha256WithRsa(), KEYS.getPrivate());
  }

  private static String attacked(String header) {
    return signed(unsigned(header, CLAIMS), sha256WithRsa(), ATTACKER.getPrivate());
  }

  private static Signature sha256WithRsa() {
    try {
      return Signature.getInstance("SHA256withRSA");
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String signed(String unsigned, Signature signer, PrivateKey key) {
    try {
      signer.initSign(key);
      signer.update(unsigned.getBytes(UTF_8));
      return unsigned + "." + TokenForge.encode(signer.sign());
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String mac(String unsigned, byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return unsigned + "." + TokenForge.encode(mac.doFinal(unsigned.getBytes(UTF_8)));
  }
}
