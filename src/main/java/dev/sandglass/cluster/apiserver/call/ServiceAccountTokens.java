package dev.sandglass.cluster.apiserver.call;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.sim.Chance;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of ServiceAccounts: JSON Web Tokens with the claims that a real API server writes, signed
 * with the cluster's
 * key (RS256).
 */
public final class ServiceAccountTokens {

    public static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

    private static final long SECOND = 1_000_000_000L;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final @Nullable Supplier<KeyPair> keys;

    /** Signs and verifies with the cluster's key; without one it can do neither. */
    public ServiceAccountTokens(@Nullable Supplier<KeyPair> keys) {
        this.keys = keys;
    }

    /** Upstream's key id: the SHA-256 of the public key. */
    private static String keyId(KeyPair key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getPublic().getEncoded());
            return URL.encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a token says of an account. */
    public Document claims(
            Document account,
            Items audiences,
            Document bound,
            long now,
            long seconds,
            Chance chance) {
        var name = account.text("metadata.name");
        var namespace = account.text("metadata.namespace");
        var issued = now / SECOND;
        var said = Document.of("namespace", namespace, "serviceaccount", reference(account));
        if (!bound.isEmpty()) {
            said =
                    said.put(
                            bound.text("kind").toLowerCase(java.util.Locale.ROOT),
                            reference(bound));
        }
        return Document.of(
                "aud", audiences,
                "exp", issued + seconds,
                "iat", issued,
                "iss", ISSUER,
                "jti", chance.uid("jti", namespace + "/" + name, now),
                "kubernetes.io", said,
                "nbf", issued,
                "sub", "system:serviceaccount:" + namespace + ":" + name);
    }

    private static Document reference(Document object) {
        return Document.of(
                "name", object.text("metadata.name"), "uid", object.text("metadata.uid"));
    }

    /** The claims as a signed token. */
    public String sign(Document claims) {
        if (keys == null) {
            throw Refusals.internal("this cluster has no key to sign tokens with");
        }
        var key = keys.get();
        var header = "{\"alg\":\"RS256\",\"kid\":\"" + keyId(key) + "\"}";
        var signed = encoded(header) + "." + encoded(Json.write(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The claims of a token that this cluster signed; null when it did not. */
    public @Nullable Document verify(String token) {
        var last = token.lastIndexOf('.');
        var first = token.indexOf('.');
        if (keys == null || first < 0 || first == last) {
            return null;
        }
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.get().getPublic());
            signature.update(token.substring(0, last).getBytes(StandardCharsets.UTF_8));
            if (!signature.verify(Base64.getUrlDecoder().decode(token.substring(last + 1)))) {
                return null;
            }
            return Json.object(Base64.getUrlDecoder().decode(token.substring(first + 1, last)));
        } catch (GeneralSecurityException | IllegalArgumentException | Malformed _) {
            return null;
        }
    }
}
