package dev.sandglass.api.wire;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The certificate that a client shows while it connects. Every one is let through the handshake, which then proves one thing
 * only: that the client has the key. Whether the certificate means anything is for the cluster it is shown to: each has an
 * authority of its own, and judges at its own time.
 */
public final class ClientProof {

    private ClientProof() {}

    /** What a connection has shown, in PEM; empty when that is nothing. */
    public static String shownIn(SSLSession session) {
        try {
            var chain = session.getPeerCertificates();
            var text =
                    Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(chain[0].getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
        } catch (SSLPeerUnverifiedException none) {
            return "";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets every client's certificate through, and no server's. */
    public static X509ExtendedTrustManager judgedLater() {
        return new Everybody();
    }

    private static final class Everybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw noServer();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw noServer();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw noServer();
        }

        private static CertificateException noServer() {
            return new CertificateException("this judges clients only");
        }

        /** None is named, so that clients show theirs whoever signed it. */
        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
