package dev.sandglass.cluster;

import dev.sandglass.cluster.apiserver.Identity;
import dev.sandglass.cluster.apiserver.call.User;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** By what a cluster with these authorities knows its clients. */
final class Identities {

    private Identities() {}

    static Identity of(Authorities authorities) {
        var tokens =
                authorities.adminToken().isEmpty()
                        ? Map.<String, User>of()
                        : Map.of(authorities.adminToken(), admin());
        return new Identity(
                authorities.ca(),
                new Identity.Known(authorities.adminCertificate(), admin()),
                () -> keys(authorities.serviceAccountKey()),
                tokens);
    }

    private static User admin() {
        return new User("kubernetes-admin", "", List.of("kubeadm:cluster-admins"), Map.of());
    }

    private static KeyPair keys(String pem) {
        var base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            var factory = KeyFactory.getInstance("RSA");
            var bytes = Base64.getDecoder().decode(base64);
            var own = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(bytes));
            var shown = new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent());
            return new KeyPair(factory.generatePublic(shown), own);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the ServiceAccounts is none", e);
        }
    }
}
