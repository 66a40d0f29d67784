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
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of ServiceAccounts: JSON Web Tokens with the claims that a real API server writes, signed with the cluster's key
 * (RS256).
 *
 * <p>Unlike upstream's, their {@code jti} is a sum that only this cluster can make. Clusters that are forks of one template
 * have the same accounts with the same uids, and may have been given the same ready-made key: what one of them signs must
 * open no other.
 */
public final class ServiceAccountTokens {

    public static final String ISSUER = "https://kubernetes.default.svc.cluster.local";

    private static final long SECOND = 1_000_000_000L;
    private static final int DRAWN = 8;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final @Nullable Supplier<KeyPair> keys;
    private final Supplier<String> secret;

    /**
     * Signs and verifies with the cluster's key; without one it can do neither.
     *
     * @param secret what no other cluster knows
     */
    public ServiceAccountTokens(@Nullable Supplier<KeyPair> keys, Supplier<String> secret) {
        this.keys = keys;
        this.secret = secret;
    }

    /** Upstream's key id: the SHA-256 of the public key. */
    private static String keyId(KeyPair key) {
        return URL.encodeToString(sha256(key.getPublic().getEncoded()));
    }

    private static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
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
            said = said.put(bound.text("kind").toLowerCase(Locale.ROOT), reference(bound));
        }
        var draw = chance.uid("jti", namespace + "/" + name, now).substring(0, DRAWN);
        return Document.of(
                "aud", audiences,
                "exp", issued + seconds,
                "iat", issued,
                "iss", ISSUER,
                "jti", id(draw, issued, issued + seconds, subject(namespace, name)),
                "kubernetes.io", said,
                "nbf", issued,
                "sub", subject(namespace, name));
    }

    private static String subject(String namespace, String name) {
        return "system:serviceaccount:" + namespace + ":" + name;
    }

    /** In the form of a random UUID: what was drawn, then the sum. */
    private String id(String draw, long issued, long over, String subject) {
        var sum = hex(sha256(String.join("|", secret.get(), draw, issued + "-" + over, subject)));
        return "%s-%s-4%s-a%s-%s"
                .formatted(
                        draw,
                        sum.substring(0, 4),
                        sum.substring(4, 7),
                        sum.substring(7, 10),
                        sum.substring(10, 22));
    }

    private boolean isOurs(Document claims) {
        var id = claims.text("jti");
        return id.length() > DRAWN
                && id.equals(
                        id(
                                id.substring(0, DRAWN),
                                claims.number("iat", 0),
                                claims.number("exp", 0),
                                claims.text("sub")));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
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
            var claims =
                    Json.object(Base64.getUrlDecoder().decode(token.substring(first + 1, last)));
            return isOurs(claims) ? claims : null;
        } catch (GeneralSecurityException | IllegalArgumentException | Malformed _) {
            return null;
        }
    }
}
