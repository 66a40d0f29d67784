package dev.sandglass.site.sandboxes;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.site.operations.Authority;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;

/** A few sets of keys in stock: making one takes longer than all the rest of a new sandbox. */
@ApplicationScoped
class KeyPool implements Keys {

    private static final int STOCK = 32;
    private static final Duration VALID = Duration.ofDays(3650);

    private final ArrayBlockingQueue<Authorities> stock = new ArrayBlockingQueue<>(STOCK);
    private final Thread maker = Thread.ofPlatform().name("keys").daemon().unstarted(this::fill);

    void begin(@Observes StartupEvent starting) {
        maker.start();
    }

    void end(@Observes ShutdownEvent stopping) {
        maker.interrupt();
    }

    private void fill() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                stock.put(make());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Authorities take() {
        var ready = stock.poll();
        return ready == null ? make() : ready;
    }

    private static Authorities make() {
        var now = Instant.now();
        var cluster = Authority.make("kubernetes", now, VALID);
        var frontProxy = Authority.make("front-proxy-ca", now, VALID);
        var admin = cluster.client("kubernetes-admin", "kubeadm:cluster-admins", now, VALID);
        return new Authorities(
                cluster.certificate(), frontProxy.certificate(), admin.certificate(), admin.key());
    }
}
