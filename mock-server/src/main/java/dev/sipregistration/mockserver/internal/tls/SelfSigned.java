package dev.sipregistration.mockserver.internal.tls;

import dev.sipregistration.mockserver.internal.text.Hosts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.wildfly.security.x500.GeneralName;
import org.wildfly.security.x500.cert.BasicConstraintsExtension;
import org.wildfly.security.x500.cert.ExtendedKeyUsageExtension;
import org.wildfly.security.x500.cert.KeyUsage;
import org.wildfly.security.x500.cert.KeyUsageExtension;
import org.wildfly.security.x500.cert.SelfSignedX509CertificateAndSigningKey;
import org.wildfly.security.x500.cert.SubjectAlternativeNamesExtension;

/** Makes self-signed certificates, for which the JDK has no public API. */
final class SelfSigned {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
  private static final Duration VALIDITY = Duration.ofDays(365);

  /** Clocks of other machines may be behind. */
  private static final Duration SKEW = Duration.ofDays(1);

  private SelfSigned() {}

  static TlsIdentity create(Instant now, String host) {
    SelfSignedX509CertificateAndSigningKey created =
        SelfSignedX509CertificateAndSigningKey.builder()
            .setDn(new X500Principal("CN=localhost, O=SIP registration mock server"))
            .setKeyAlgorithmName("EC")
            .setKeySize(256)
            .setSignatureAlgorithmName("SHA256withECDSA")
            .setNotValidBefore(now.minus(SKEW).atZone(ZoneOffset.UTC))
            .setNotValidAfter(now.plus(VALIDITY).atZone(ZoneOffset.UTC))
            // No CA: whoever trusts this certificate trusts no other.
            .addExtension(new BasicConstraintsExtension(true, false, -1))
            .addExtension(new KeyUsageExtension(KeyUsage.digitalSignature))
            .addExtension(new ExtendedKeyUsageExtension(false, List.of(SERVER_AUTHENTICATION)))
            .addExtension(new SubjectAlternativeNamesExtension(false, names(host)))
            .build();
    return new TlsIdentity(created.getSigningKey(), List.of(created.getSelfSignedCertificate()));
  }

  private static List<GeneralName> names(String host) {
    List<GeneralName> names = new ArrayList<>();
    LOOPBACK.stream().sorted().map(SelfSigned::name).forEach(names::add);
    if (!LOOPBACK.contains(host) && !Hosts.isWildcard(host)) {
      names.add(name(host));
    }
    return names;
  }

  private static GeneralName name(String host) {
    return Hosts.isAddress(host) ? new GeneralName.IPAddress(host) : new GeneralName.DNSName(host);
  }
}
