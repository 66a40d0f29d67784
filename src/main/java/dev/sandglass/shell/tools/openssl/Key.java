package dev.sandglass.shell.tools.openssl;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** An RSA key: made, read, written, and what it signs. */
final class Key {

    private final RSAPrivateCrtKey secret;

    private Key(PrivateKey secret) throws Refused {
        if (!(secret instanceof RSAPrivateCrtKey rsa)) {
            throw new Refused("keys other than RSA do not exist in this sandbox yet");
        }
        this.secret = rsa;
    }

    /** A new key. The same seed makes the same key. */
    static Key make(int bits, long seed) throws Refused {
        try {
            var chance = SecureRandom.getInstance("SHA1PRNG");
            chance.setSeed(ByteBuffer.allocate(8).putLong(seed).array());
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits, chance);
            return new Key(generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From PEM, as PKCS#8 ({@code PRIVATE KEY}) or the older PKCS#1 ({@code RSA PRIVATE KEY}). */
    static Key read(String pem, String name) throws Refused {
        var what = "private key from " + name;
        var der = Pem.read(pem, "PRIVATE KEY", what);
        if (pem.contains("-----BEGIN RSA PRIVATE KEY-----")) {
            der = Der.of(Der.SEQUENCE, Der.number(0), algorithm(), Der.of(Der.OCTETS, der));
        }
        try {
            return new Key(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (GeneralSecurityException _) {
            throw new Refused("Could not read " + what);
        }
    }

    private static byte[] algorithm() {
        return Der.of(Der.SEQUENCE, Der.object(Names.RSA), Der.nothing());
    }

    String pem() {
        return Pem.write("PRIVATE KEY", secret.getEncoded());
    }

    /** PKCS#1, as {@code openssl rsa -traditional} writes it. */
    String traditionalPem() throws Refused {
        return Pem.write("RSA PRIVATE KEY", DerValue.read(secret.getEncoded()).item(2).content());
    }

    BigInteger modulus() {
        return secret.getModulus();
    }

    /** The public half, as it stands in requests and certificates. */
    byte[] publicDer() {
        try {
            var spec = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
            return KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is to be signed, the name of the way, and the signature: a request or a certificate. */
    byte[] signed(byte[] body) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(secret);
            signature.update(body);
            var way = Der.of(Der.SEQUENCE, Der.object(Names.SHA256_RSA), Der.nothing());
            return Der.of(Der.SEQUENCE, body, way, Der.bits(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether that public key made the signature of a request or certificate. */
    static boolean verifies(DerValue signed, byte[] publicDer) throws Refused {
        try {
            var way = signed.item(1).item(0).object();
            var name =
                    switch (way) {
                        case Names.SHA256_RSA -> "SHA256withRSA";
                        case Names.SHA384_RSA -> "SHA384withRSA";
                        case Names.SHA512_RSA -> "SHA512withRSA";
                        case Names.SHA256_EC -> "SHA256withECDSA";
                        case Names.SHA384_EC -> "SHA384withECDSA";
                        default -> throw new Refused("unknown signature algorithm " + way);
                    };
            var kind = way.startsWith("1.2.840.10045") ? "EC" : "RSA";
            var key =
                    KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(publicDer));
            var signature = Signature.getInstance(name);
            signature.initVerify(key);
            signature.update(signed.item(0).whole());
            return signature.verify(signed.item(2).bits());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
