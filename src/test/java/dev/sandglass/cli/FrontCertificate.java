package dev.sandglass.cli;

import dev.sandglass.api.Credential;
import dev.sandglass.api.wire.ClientProof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * A certificate for 127.0.0.1 that the JDK's own tool has made, signed by itself.
 *
 * @param tls serves with it, and lets every client certificate through: the cluster judges those
 */
record FrontCertificate(String pem, SSLContext tls) {

    private static final String PASSWORD = "changeit";

    static FrontCertificate make(Path folder) throws IOException, InterruptedException {
        var store = folder.resolve("front.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process =
                new ProcessBuilder(
                                tool,
                                "-genkeypair",
                                "-alias",
                                "front",
                                "-keyalg",
                                "EC",
                                "-validity",
                                "2",
                                "-dname",
                                "CN=front",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
        try (var in = Files.newInputStream(store)) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            var tls = SSLContext.getInstance("TLS");
            tls.init(
                    factory.getKeyManagers(), new TrustManager[] {ClientProof.judgedLater()}, null);
            return new FrontCertificate(pem(keys.getCertificate("front")), tls);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate that the client has shown, if it has. */
    static Credential shown(SSLSocket socket) {
        var pem = ClientProof.shownIn(socket.getSession());
        return pem.isEmpty() ? Credential.ANONYMOUS : new Credential.Certificate(pem);
    }

    private static String pem(Certificate certificate) throws CertificateEncodingException {
        var text =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    }
}
