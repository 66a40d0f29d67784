package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.apiserver.call.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClientCertificatesTest {

    private static final Authorities PRACTICE = Authorities.practice();
    private static final String ADMIN = PRACTICE.adminCertificate();
    private static final long FROM = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long UNTIL = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private static final User USER =
            new User("kubernetes-admin", "", List.of("kubeadm:cluster-admins"), Map.of());

    @Test
    void whoIsKnownIsWhoTheCertificateNames() {
        var known = new ClientCertificates(PRACTICE.ca(), new Identity.Known(ADMIN, USER));
        var proving = new ClientCertificates(PRACTICE.ca(), null);
        assertEquals(proving.user(ADMIN, FROM), known.user(ADMIN, FROM));
        assertNotNull(known.user(ADMIN, FROM));
    }

    @Test
    void bothAreGoodAsLongAsTheCertificateSays() {
        var known = new ClientCertificates(PRACTICE.ca(), new Identity.Known(ADMIN, USER));
        var proving = new ClientCertificates(PRACTICE.ca(), null);
        for (var certificates : List.of(known, proving)) {
            assertNull(certificates.user(ADMIN, FROM - 1));
            assertNotNull(certificates.user(ADMIN, FROM));
            assertNotNull(certificates.user(ADMIN, UNTIL));
            assertNull(certificates.user(ADMIN, UNTIL + 1));
        }
    }

    @Test
    void anotherAuthoritySignsForNobody() {
        var certificates = new ClientCertificates(PRACTICE.frontProxyCa(), null);
        assertNull(certificates.user(ADMIN, FROM));
        assertNull(certificates.user("no certificate", FROM));
    }

    @Test
    void validityIsReadAsJavaReadsIt() {
        for (var pem : List.of(ADMIN, PRACTICE.ca(), PRACTICE.frontProxyCa())) {
            assertEquals(new Validity(FROM, UNTIL), Validity.of(Validity.der(pem)));
        }
    }
}
