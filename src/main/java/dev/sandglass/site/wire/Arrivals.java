package dev.sandglass.site.wire;

import dev.sandglass.api.wire.HttpForm;
import dev.sandglass.api.wire.Incoming;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What comes over HTTPS, in the words of the API: headers, the client's certificate, the body. */
final class Arrivals {

    private Arrivals() {}

    /**
     * A request at the door.
     *
     * @param path what stands behind the cluster's own
     */
    static HttpForm.Asked read(String path, HttpServerRequest request, byte[] body) {
        var query = request.query();
        return new Incoming(
                        request.method().name(),
                        query == null ? path : path + "?" + query,
                        headers(request.headers()),
                        certificate(request),
                        body)
                .asked();
    }

    private static Map<String, List<String>> headers(MultiMap headers) {
        var all = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(
                (name, value) -> all.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value));
        return all;
    }

    private static String certificate(HttpServerRequest request) {
        if (!request.isSSL()) {
            return "";
        }
        try {
            var chain = request.sslSession().getPeerCertificates();
            return chain.length == 0 ? "" : pem(chain[0]);
        } catch (SSLPeerUnverifiedException none) {
            return "";
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
