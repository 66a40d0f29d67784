package dev.sandglass.shell.tools.openssl;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** A certificate and a private key, which must belong together before a client can show them. */
public final class Pair {

    private static final byte[] SOMETHING = {1};

    private Pair() {}

    /** Whether the key is that of the certificate, both PEM. Old forms of EC keys are taken on trust. */
    public static boolean belongs(String key, String certificate) {
        try {
            var open = publicKey(certificate);
            if (open instanceof RSAPublicKey rsa) {
                return Key.read(key, "").modulus().equals(rsa.getModulus());
            }
            if (key.contains("-----BEGIN EC PRIVATE KEY-----")) {
                return true;
            }
            var der = Pem.read(key, "PRIVATE KEY", "");
            var secret = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(secret);
            signature.update(SOMETHING);
            var signed = signature.sign();
            signature.initVerify(open);
            signature.update(SOMETHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException | Refused _) {
            return false;
        }
    }

    private static PublicKey publicKey(String certificate) throws GeneralSecurityException {
        var bytes = certificate.getBytes(StandardCharsets.US_ASCII);
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(bytes))
                .getPublicKey();
    }
}
