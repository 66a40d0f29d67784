package dev.sandglass.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
        var pem = blocks(read("practice.pem"));
        return new Authorities(pem.get(0), pem.get(1), pem.get(2), pem.get(3), pem.get(4), "");
    }

    /** The same with another key for the tokens of ServiceAccounts. */
    public Authorities signingWith(String key) {
        return new Authorities(ca, frontProxyCa, adminCertificate, adminKey, key, adminToken);
    }

    private static List<String> blocks(String pem) {
        var blocks = new ArrayList<String>();
        for (var begin = 0; begin < pem.length(); ) {
            var end = pem.indexOf('\n', pem.indexOf("-----END", begin)) + 1;
            blocks.add(pem.substring(begin, end));
            begin = end;
        }
        return blocks;
    }

    private static String read(String name) {
        try (InputStream in = Authorities.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
