package dev.sandglass.site.operations;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority with its key (EC P-256), and the certificates that it signs. Making keys is the only thing here
 * that needs BouncyCastle; who only reads certificates never loads it.
 */
public final class Authority {

    private static final SecureRandom DICE = new SecureRandom();

    /** A certificate and its private key, both PEM. */
    public record Signed(String certificate, String key) {}

    private final X509Certificate certificate;
    private final PrivateKey key;

    private Authority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** A new authority, valid from a day before the moment on. */
    public static Authority make(String commonName, Instant now, Duration valid) {
        var pair = newPair();
        var name = new X500Name("CN=" + commonName);
        var built =
                build(
                        name,
                        name,
                        pair,
                        pair.getPrivate(),
                        now,
                        valid,
                        builder -> {
                            builder.addExtension(
                                    Extension.basicConstraints, true, new BasicConstraints(true));
                            builder.addExtension(
                                    Extension.keyUsage,
                                    true,
                                    new KeyUsage(
                                            KeyUsage.digitalSignature
                                                    | KeyUsage.keyEncipherment
                                                    | KeyUsage.keyCertSign));
                            builder.addExtension(
                                    Extension.subjectKeyIdentifier,
                                    false,
                                    new JcaX509ExtensionUtils()
                                            .createSubjectKeyIdentifier(pair.getPublic()));
                        });
        return new Authority(built, pair.getPrivate());
    }

    /** A new RSA key, PKCS #8 PEM. */
    public static String rsaKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, DICE);
            return pem(generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be made", e);
        }
    }

    /** A certificate for a server under these names, addresses among them. */
    public Signed server(List<String> hosts, Instant now, Duration valid) {
        var names = new ArrayList<GeneralName>();
        for (var host : hosts) {
            var isAddress = host.matches("[0-9.]+") || host.contains(":");
            names.add(
                    new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, host));
        }
        return sign(
                new X500Name("CN=sandglass"),
                now,
                valid,
                builder -> {
                    builder.addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(names.toArray(GeneralName[]::new)));
                    builder.addExtension(
                            Extension.extendedKeyUsage,
                            false,
                            new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
                });
    }

    /** A certificate for a client: who it is, and of which group. */
    public Signed client(String user, String group, Instant now, Duration valid) {
        return sign(
                new X500Name("O=" + group + ",CN=" + user),
                now,
                valid,
                builder ->
                        builder.addExtension(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)));
    }

    /** This authority's own certificate, PEM. */
    public String certificate() {
        return pem(certificate);
    }

    private Signed sign(X500Name subject, Instant now, Duration valid, Extensions more) {
        var pair = newPair();
        var issuer = new X500Name(certificate.getSubjectX500Principal().getName());
        var built =
                build(
                        issuer,
                        subject,
                        pair,
                        key,
                        now,
                        valid,
                        builder -> {
                            builder.addExtension(
                                    Extension.basicConstraints, true, new BasicConstraints(false));
                            builder.addExtension(
                                    Extension.keyUsage,
                                    true,
                                    new KeyUsage(
                                            KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
                            builder.addExtension(
                                    Extension.authorityKeyIdentifier,
                                    false,
                                    new JcaX509ExtensionUtils()
                                            .createAuthorityKeyIdentifier(certificate));
                            more.addTo(builder);
                        });
        return new Signed(pem(built), pem(pair.getPrivate()));
    }

    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder builder)
                throws IOException, GeneralSecurityException;
    }

    private static X509Certificate build(
            X500Name issuer,
            X500Name subject,
            KeyPair pair,
            PrivateKey signer,
            Instant now,
            Duration valid,
            Extensions extensions) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            issuer,
                            new BigInteger(120, DICE),
                            Date.from(now.minus(Duration.ofDays(1))),
                            Date.from(now.plus(valid)),
                            subject,
                            pair.getPublic());
            extensions.addTo(builder);
            X509CertificateHolder holder =
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer));
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate cannot be made", e);
        }
    }

    private static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), DICE);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be made", e);
        }
    }

    private static String pem(Object thing) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(
                    thing instanceof PrivateKey privateKey
                            ? new JcaPKCS8Generator(privateKey, null)
                            : thing);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
