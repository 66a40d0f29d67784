package dev.sandglass.site.sandboxes;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Until there is a simulation to fork: no plan at all, and the API says so. */
@ApplicationScoped
@DefaultBean
class NoTemplates implements Templates {

    @Override
    public Set<String> plans() {
        return Set.of();
    }

    @Override
    public Forked fork(String plan, long seed, String lesson) {
        throw new IllegalStateException("no plan " + plan);
    }

    @Override
    public Simulation thaw(byte[] bytes, String base) {
        throw new IllegalStateException("nothing to thaw a sandbox with");
    }
}
