package dev.sandglass.site.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/** Whether {@code /q/health/ready} answers that all is well: asks those that it asks. */
@ApplicationScoped
class Readying {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Instance<HealthCheck> checks;

    @Inject
    Readying(@Readiness Instance<HealthCheck> checks) {
        this.checks = checks;
    }

    boolean isDone() {
        return checks.stream().allMatch(check -> check.call().getStatus() == Status.UP);
    }

    /** Returns when it is done. */
    void await() throws InterruptedException {
        while (!isDone()) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
