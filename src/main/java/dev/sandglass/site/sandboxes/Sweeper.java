package dev.sandglass.site.sandboxes;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks every minute who sleeps. */
@ApplicationScoped
class Sweeper {

    private final Sandboxes sandboxes;

    Sweeper(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Scheduled(every = "60s", delayed = "60s")
    void sweep() {
        sandboxes.putSleepersAway();
    }
}
