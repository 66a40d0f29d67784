package dev.sandglass.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The certificates that make a cluster its own, all PEM: made outside, since keys need true chance.
 *
 * @param ca signs clients and the API server
 * @param frontProxyCa signs what stands in front of aggregated API servers
 * @param adminCertificate of {@code kubernetes-admin}, signed by {@code ca}
 * @param adminKey its private key, PKCS #8
 * @param serviceAccountKey the RSA key, PKCS #8, that signs the tokens of ServiceAccounts
 * @param adminToken the bearer token of a kubeconfig that is downloaded; empty for none
 */
public record Authorities(
        String ca,
        String frontProxyCa,
        String adminCertificate,
        String adminKey,
        String serviceAccountKey,
        String adminToken) {

    /**
     * A set that is the same everywhere: for sandboxes that no network reaches (the command line, tests). It protects
     * nothing.
     */
    public static Authorities practice() {
        return new Authorities(
                read("ca.crt"),
                read("front-proxy-ca.crt"),
                read("admin.crt"),
                read("admin.key"),
                read("sa.key"),
                "");
    }

    /** The same with another key for the tokens of ServiceAccounts. */
    public Authorities signingWith(String key) {
        return new Authorities(ca, frontProxyCa, adminCertificate, adminKey, key, adminToken);
    }

    private static String read(String name) {
        try (InputStream in = Authorities.class.getResourceAsStream("practice/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
