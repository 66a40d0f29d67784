package dev.sandglass.cluster.apiserver;

import dev.sandglass.cluster.apiserver.call.User;
import java.security.KeyPair;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * By what a cluster knows its clients. Made by whoever makes the cluster, from ready-made keys.
 *
 * @param ca the certificate, PEM, that client certificates must be signed by; empty for none
 * @param known a client whose certificate came with the authority; null for none
 * @param serviceAccounts the key that signs ServiceAccounts' tokens, read when it is needed: as
 *     numbers it is larger than all else here; null for none
 * @param tokens fixed tokens and whom they stand for: the one of the kubeconfig
 */
public record Identity(
        String ca,
        @Nullable Known known,
        @Nullable Supplier<KeyPair> serviceAccounts,
        Map<String, User> tokens) {

    /** Knows only our own components. */
    public static final Identity NONE = new Identity("", null, null, Map.of());

    /** Whose certificate (PEM) it is, as who made it says: nobody has to prove that it is good. */
    public record Known(String certificate, User user) {}

    public Identity {
        tokens = Map.copyOf(tokens);
    }

    /** What no other cluster knows: its own fixed tokens. */
    String secret() {
        return String.join(" ", new TreeSet<>(tokens.keySet()));
    }
}
