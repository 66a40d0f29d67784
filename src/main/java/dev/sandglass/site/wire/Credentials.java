package dev.sandglass.site.wire;

import dev.sandglass.api.Credential;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What a request at the door shows to prove who it is from: a certificate first, then a token, as upstream asks them. */
final class Credentials {

    private static final String BEARER = "Bearer ";

    private Credentials() {}

    static Credential of(HttpServerRequest request) {
        var certificate = certificate(request);
        if (certificate != null) {
            return new Credential.Certificate(pem(certificate));
        }
        var header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Credential.ANONYMOUS;
        }
        return new Credential.Token(header.substring(BEARER.length()).strip());
    }

    private static @Nullable Certificate certificate(HttpServerRequest request) {
        if (!request.isSSL()) {
            return null;
        }
        try {
            var chain = request.sslSession().getPeerCertificates();
            return chain.length == 0 ? null : chain[0];
        } catch (SSLPeerUnverifiedException none) {
            return null;
        }
    }

    private static String pem(Certificate certificate) {
        try {
            var text =
                    Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
