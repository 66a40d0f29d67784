package dev.sandglass.site.sandboxes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Makes the directory of this server, sweeps it, and puts everything away when the server stops. */
@ApplicationScoped
class SandboxesOfThisServer {

    @Produces
    @Singleton
    Sandboxes sandboxes(Templates templates, Ledger ledger, MeterRegistry meters) {
        var sandboxes = new Sandboxes(templates, ledger, Wall.SYSTEM);
        meters.gauge("sandglass.sandboxes.alive", sandboxes, Sandboxes::alive);
        meters.gauge("sandglass.journal.backlog", sandboxes, it -> it.journal().backlog());
        return sandboxes;
    }

    void stop(@Observes @Priority(1) ShutdownEvent stopping, Sandboxes sandboxes) {
        sandboxes.stop();
    }

    @Readiness
    @Produces
    HealthCheck sandboxesCanBeMade(Templates templates) {
        return () -> HealthCheckResponse.named("template").status(templates.areReady()).build();
    }

    @Readiness
    @Produces
    HealthCheck journalIsWritten(Sandboxes sandboxes) {
        return () ->
                HealthCheckResponse.named("journal")
                        .status(sandboxes.journal().isWriting())
                        .build();
    }
}
