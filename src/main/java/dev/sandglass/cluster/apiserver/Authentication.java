package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Credential;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.ServiceAccountTokens;
import dev.sandglass.cluster.apiserver.call.User;
import dev.sandglass.cluster.store.Root;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who makes a request: our own components by their word, clients by a fixed token, a
 * ServiceAccount's token
 * or a certificate of the cluster's authority, each judged at cluster time. Anonymous clients are
 * let through.
 *
 * <p>What a proof says is remembered (bounded); whether it still holds is looked at each time.
 */
final class Authentication {

    private static final long SECOND = 1_000_000_000L;
    private static final int REMEMBERED = 256;

    private final Identity identity;
    private final ServiceAccountTokens tokens;
    private final @Nullable ClientCertificates certificates;

    /** Verified proofs: the claims of tokens. It may be lost at any time, so it is no state. */
    private final Map<String, Document> claims = new BoundedMap<>(REMEMBERED);

    Authentication(Identity identity, ServiceAccountTokens tokens) {
        this.identity = identity;
        this.tokens = tokens;
        this.certificates =
                identity.ca().isEmpty()
                        ? null
                        : new ClientCertificates(identity.ca(), identity.known());
    }

    User user(Credential credential, Root root, long now) {
        return switch (credential) {
            case Credential.Component(var name, var groups) ->
                    authenticated(name, "", groups, Map.of());
            case Credential.Anonymous _ -> User.ANONYMOUS;
            case Credential.Token(var token) -> byToken(token, root, now);
            case Credential.Certificate(var pem) -> byCertificate(pem, now);
            case Credential.Impersonating other -> {
                Authorization.checkImpersonation(user(other.by(), root, now), other.user());
                yield impersonated(other);
            }
        };
    }

    private static User authenticated(
            String name, String uid, List<String> groups, Map<String, List<String>> extra) {
        if (groups.contains(User.AUTHENTICATED)) {
            return new User(name, uid, groups, extra);
        }
        var all = new ArrayList<>(groups);
        all.add(User.AUTHENTICATED);
        return new User(name, uid, all, extra);
    }

    /** Who somebody acts as; a service account is in its groups unless others are named. */
    private static User impersonated(Credential.Impersonating other) {
        var groups = other.groups();
        var parts = other.user().split(":", -1);
        if (groups.isEmpty()
                && parts.length == 4
                && other.user().startsWith("system:serviceaccount:")) {
            groups = List.of("system:serviceaccounts", "system:serviceaccounts:" + parts[2]);
        }
        if (other.user().equals(User.ANONYMOUS.name())) {
            return new User(
                    other.user(),
                    other.uid(),
                    groups.isEmpty() ? User.ANONYMOUS.groups() : groups,
                    other.extra());
        }
        return authenticated(other.user(), other.uid(), groups, other.extra());
    }

    private User byCertificate(String pem, long now) {
        var user = certificates == null ? null : certificates.user(pem, now / SECOND);
        if (user == null) {
            throw Refusals.unauthorized();
        }
        return authenticated(user.name(), "", user.groups(), user.extra());
    }

    private User byToken(String token, Root root, long now) {
        var fixed = identity.tokens().get(token);
        if (fixed != null) {
            return authenticated(fixed.name(), fixed.uid(), fixed.groups(), fixed.extra());
        }
        var said = verified(token);
        if (said == null || !holds(said, root, now / SECOND)) {
            throw Refusals.unauthorized();
        }
        var namespace = said.text("kubernetes\\.io.namespace");
        var account = said.child("kubernetes\\.io.serviceaccount");
        var groups = List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace);
        return authenticated(said.text("sub"), account.text("uid"), groups, extra(said));
    }

    private synchronized @Nullable Document verified(String token) {
        var known = claims.get(token);
        if (known == null) {
            known = tokens.verify(token);
            if (known != null) {
                claims.put(token, known);
            }
        }
        return known;
    }

    /** Whether the token is of this time, and account and Pod still are who they were. */
    private static boolean holds(Document said, Root root, long second) {
        var namespace = said.text("kubernetes\\.io.namespace");
        return said.number("nbf", Long.MAX_VALUE) <= second
                && second < said.number("exp", 0)
                && said.text("iss").equals(ServiceAccountTokens.ISSUER)
                && said.items("aud").texts().anyMatch(ServiceAccountTokens.ISSUER::equals)
                && isStill(
                        "serviceaccounts",
                        namespace,
                        said.child("kubernetes\\.io.serviceaccount"),
                        root)
                && isStill("pods", namespace, said.child("kubernetes\\.io.pod"), root)
                && isStill("secrets", namespace, said.child("kubernetes\\.io.secret"), root);
    }

    private static boolean isStill(
            String resource, String namespace, Document reference, Root root) {
        if (reference.isEmpty()) {
            return true;
        }
        var found = root.get(new ObjectKey(resource, namespace, reference.text("name")));
        return found != null && found.text("metadata.uid").equals(reference.text("uid"));
    }

    private static Map<String, List<String>> extra(Document said) {
        var extra = new LinkedHashMap<String, List<String>>();
        extra.put("authentication.kubernetes.io/credential-id", List.of("JTI=" + said.text("jti")));
        var pod = said.child("kubernetes\\.io.pod");
        if (!pod.isEmpty()) {
            extra.put("authentication.kubernetes.io/pod-name", List.of(pod.text("name")));
            extra.put("authentication.kubernetes.io/pod-uid", List.of(pod.text("uid")));
        }
        return extra;
    }
}
