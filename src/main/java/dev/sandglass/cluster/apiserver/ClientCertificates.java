package dev.sandglass.cluster.apiserver;

import dev.sandglass.cluster.apiserver.call.User;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/**
 * Users named by client certificates: the common name is the user, organizations are the groups.
 */
final class ClientCertificates {

    private static final int REMEMBERED = 64;
    private static final String CREDENTIAL = "authentication.kubernetes.io/credential-id";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    /** What a certificate says that was found to be good. */
    private record Known(User user, long from, long until) {}

    private final String authority;
    private final Identity.@Nullable Known known;
    private @Nullable Map<String, Known> trusted;

    /** Trusts what this certificate (PEM) has signed, and who is known. */
    ClientCertificates(String ca, Identity.@Nullable Known known) {
        this.authority = ca;
        this.known = known;
    }

    private static X509Certificate parse(String pem) throws GeneralSecurityException {
        var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }

    /** Whose certificate it is; null when it is not signed by the authority or not of this time. */
    synchronized @Nullable User user(String pem, long second) {
        if (trusted == null) {
            trusted = new BoundedMap<>(REMEMBERED);
        }
        var found = trusted.get(pem);
        if (found == null) {
            found = look(pem);
            if (found == null) {
                return null;
            }
            trusted.put(pem, found);
        }
        return found.from <= second && second <= found.until ? found.user : null;
    }

    /** Every sandbox' first request shows the known one: Java needs 15 ms to find what reads the others. */
    private @Nullable Known look(String pem) {
        if (known == null || !pem.equals(known.certificate())) {
            return proven(pem);
        }
        var der = Validity.der(pem);
        var validity = Validity.of(der);
        var user = known.user();
        return new Known(
                new User(user.name(), user.uid(), user.groups(), extra(der)),
                validity.from(),
                validity.until());
    }

    private @Nullable Known proven(String pem) {
        try {
            var certificate = parse(pem);
            certificate.verify(parse(authority).getPublicKey());
            var uses = certificate.getExtendedKeyUsage();
            if (uses != null && !uses.contains(CLIENT_AUTH)) {
                return null;
            }
            var from = certificate.getNotBefore().toInstant().getEpochSecond();
            var until = certificate.getNotAfter().toInstant().getEpochSecond();
            return new Known(named(certificate), from, until);
        } catch (GeneralSecurityException | InvalidNameException _) {
            return null;
        }
    }

    private static User named(X509Certificate certificate)
            throws InvalidNameException, CertificateEncodingException {
        var name = "";
        List<String> groups = new ArrayList<>();
        for (var part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
            switch (part.getType()) {
                case "CN" -> name = String.valueOf(part.getValue());
                case "O" -> groups.addFirst(String.valueOf(part.getValue()));
                default -> {}
            }
        }
        return new User(name, "", groups.reversed(), extra(certificate.getEncoded()));
    }

    private static Map<String, List<String>> extra(byte[] certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate);
            var id = "X509SHA256=" + HexFormat.of().formatHex(digest);
            return Map.of(CREDENTIAL, List.of(id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
