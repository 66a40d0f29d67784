package dev.sandglass.site.sandboxes;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.site.operations.Authority;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Sets of keys in stock: making one takes far longer than all the rest of a new sandbox, most of it the RSA key that signs
 * tokens of ServiceAccounts. When more sandboxes are made at once than there are sets, that one key is the same for several;
 * everything else is always a sandbox's own.
 */
@ApplicationScoped
class KeyPool implements Keys {

    private static final int STOCK = 256;
    private static final Duration VALID = Duration.ofDays(3650);

    private final SecureRandom dice = new SecureRandom();
    private final ArrayBlockingQueue<Authorities> stock = new ArrayBlockingQueue<>(STOCK);
    private final Thread maker = Thread.ofPlatform().name("keys").daemon().unstarted(this::fill);
    private volatile String lastSigner = "";

    void begin(@Observes StartupEvent starting) {
        maker.setPriority(Thread.MIN_PRIORITY);
        maker.start();
    }

    void end(@Observes ShutdownEvent stopping) {
        maker.interrupt();
    }

    private void fill() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                lastSigner = Authority.rsaKey();
                stock.put(make(lastSigner));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Authorities take() {
        var ready = stock.poll();
        if (ready != null) {
            return ready;
        }
        var signer = lastSigner;
        return make(signer.isEmpty() ? Authority.rsaKey() : signer);
    }

    @Override
    public boolean areReady() {
        return !stock.isEmpty() || !lastSigner.isEmpty();
    }

    private Authorities make(String signer) {
        var now = Instant.now();
        var cluster = Authority.make("kubernetes", now, VALID);
        var frontProxy = Authority.make("front-proxy-ca", now, VALID);
        var admin = cluster.client("kubernetes-admin", "kubeadm:cluster-admins", now, VALID);
        var token = new byte[32];
        dice.nextBytes(token);
        return new Authorities(
                cluster.certificate(),
                frontProxy.certificate(),
                admin.certificate(),
                admin.key(),
                signer,
                Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }
}
