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
import java.util.function.BooleanSupplier;

/**
 * Sets of keys in stock. By far the most expensive part is the RSA key that signs tokens of ServiceAccounts: those are made one
 * by one, at a fifth of a core and while nobody makes any, and when there are too few, one signs for several. Everything
 * else is always a sandbox's own.
 */
@ApplicationScoped
class KeyPool implements Keys {

    private static final int STOCK = 256;
    private static final int SIGNERS = 16;
    private static final int RESTS_AS_LONG = 4;
    private static final int FEW = 32;
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration VALID = Duration.ofDays(3650);

    private final SecureRandom dice = new SecureRandom();
    private final ArrayBlockingQueue<Authorities> stock = new ArrayBlockingQueue<>(STOCK);
    private final ArrayBlockingQueue<String> signers = new ArrayBlockingQueue<>(SIGNERS);
    private final Thread maker = thread("keys", this::fill);
    private final Thread signerMaker = thread("signers", this::fillSigners);
    private volatile String lastSigner = "";
    private volatile long taken = System.nanoTime() - QUIET.toNanos();

    private static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().name(name).daemon().unstarted(work);
    }

    void begin(@Observes StartupEvent starting) {
        maker.start();
        signerMaker.start();
    }

    void end(@Observes ShutdownEvent stopping) {
        maker.interrupt();
        signerMaker.interrupt();
    }

    private void fill() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                letOthersWork(() -> stock.size() < FEW);
                stock.put(make(""));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fillSigners() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                letOthersWork(lastSigner::isEmpty);
                var begun = System.nanoTime();
                lastSigner = Authority.rsaKey();
                var took = Duration.ofNanos(System.nanoTime() - begun);
                signers.put(lastSigner);
                Thread.sleep(took.multipliedBy(RESTS_AS_LONG));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who makes sandboxes now needs the processor more than who will make some later. */
    private void letOthersWork(BooleanSupplier isUrgent) throws InterruptedException {
        while (!isUrgent.getAsBoolean() && System.nanoTime() - taken < QUIET.toNanos()) {
            Thread.sleep(GLANCE);
        }
    }

    @Override
    public Authorities take() {
        taken = System.nanoTime();
        var ready = stock.poll();
        return ready == null ? make(signer()) : ready.signingWith(signer());
    }

    private String signer() {
        var ready = signers.poll();
        var signer = ready == null ? lastSigner : ready;
        return signer.isEmpty() ? Authority.rsaKey() : signer;
    }

    @Override
    public boolean areReady() {
        return !stock.isEmpty() && !lastSigner.isEmpty();
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
