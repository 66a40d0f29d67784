package dev.sandglass.shell.tools;

import dev.sandglass.shell.tools.openssl.Pair;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.net.HttpReply;
import dev.sandglass.sim.net.ServerCertificate;
import dev.sandglass.sim.net.Sockets;
import dev.sandglass.sim.net.Tls;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How curl secures a connection: whom it trusts, what it shows of itself. Simulated: who signed the server's certificate
 * and for which names, the client's certificate and its key. Left out: dates, ciphers, the system's own list of
 * authorities, which knows no server in here.
 */
sealed interface CurlTls {

    /** The handshake succeeds. */
    record Secured(Tls tls) implements CurlTls {}

    /** It does not: curl's exit code and words. */
    record Failed(int code, String words) implements CurlTls {}

    /** Nobody there speaks TLS, or nobody is there. */
    record Unknown() implements CurlTls {}

    Pattern CERTIFICATE =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", Pattern.DOTALL);

    String NOT_VERIFIED =
            """

            More details here: https://curl.se/docs/sslcerts.html

            curl failed to verify the legitimacy of the server and therefore could not
            establish a secure connection to it. To learn more about this situation and
            how to fix it, please visit the web page mentioned above.""";

    /** Tries what the options say against what the server there shows. */
    static CurlTls to(Url url, CurlOptions options, Process self) {
        var trusted = "";
        var bundle = options.value("cacert", "");
        if (!bundle.isEmpty()) {
            var bytes = CurlBody.file(bundle, self);
            if (bytes == null || !text(bytes).contains("-----BEGIN")) {
                return new Failed(77, "error setting certificate file: " + bundle);
            }
            trusted = text(bytes);
        }
        var own = own(options, self);
        if (own instanceof Failed) {
            return own;
        }
        var shown = self.facility(Sockets.class).certificate(url.host(), url.port());
        if (shown == null) {
            return new Unknown();
        }
        if (!options.has("insecure")) {
            if (!isSigned(shown, trusted)) {
                return new Failed(
                        60,
                        "SSL certificate problem: unable to get local issuer certificate"
                                + NOT_VERIFIED);
            }
            if (!shown.names().contains(url.host())) {
                return new Failed(
                        60,
                        "SSL: no alternative certificate subject name matches target host name '"
                                + url.host()
                                + "'"
                                + NOT_VERIFIED);
            }
        }
        var isOld = options.has("http1.1") || options.has("http1.0");
        var certificate = own instanceof Secured(var tls) ? tls.certificate() : "";
        return new Secured(
                new Tls(url.host(), isOld ? HttpReply.HTTP_1_1 : HttpReply.HTTP_2, certificate));
    }

    private static boolean isSigned(ServerCertificate shown, String trusted) {
        var authority = bare(shown.authority());
        return CERTIFICATE
                .matcher(trusted)
                .results()
                .anyMatch(it -> bare(it.group()).equals(authority));
    }

    private static String bare(String pem) {
        var found = CERTIFICATE.matcher(pem);
        return (found.find() ? found.group(1) : pem)
                .chars()
                .filter(c -> c > ' ')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** The client's certificate, whose key must be there too. */
    private static CurlTls own(CurlOptions options, Process self) {
        var file = options.value("cert", "");
        if (file.isEmpty()) {
            return new Unknown();
        }
        var bytes = CurlBody.file(file, self);
        if (bytes == null || !text(bytes).contains("-----BEGIN CERTIFICATE-----")) {
            return new Failed(
                    58,
                    "could not load PEM client certificate, OpenSSL error error:"
                            + (bytes == null
                                    ? "80000002:system library::No such file or directory"
                                    : "0480006C:PEM routines::no start line")
                            + ", (no key found, wrong pass phrase, or wrong file format?)");
        }
        var keyFile = options.value("key", file);
        var key = CurlBody.file(keyFile, self);
        if (key == null || !Pair.belongs(text(key), text(bytes))) {
            return new Failed(58, "unable to set private key file: '" + keyFile + "' type PEM");
        }
        return new Secured(new Tls("", "", text(bytes)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
