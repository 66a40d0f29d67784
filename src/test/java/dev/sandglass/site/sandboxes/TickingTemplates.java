package dev.sandglass.site.sandboxes;

import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Map;
import java.util.Set;

/** {@link Ticking} in the place of a cluster, for tests of what is around it. */
@ApplicationScoped
@Alternative
public class TickingTemplates implements Templates {

    /** Put on a test class. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(TickingTemplates.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sandglass.limits.per-learner", "3");
        }
    }

    private volatile boolean ready = true;

    /** Whether a sandbox could be made, as the server's health says from now on. */
    public void setReady(boolean ready) {
        this.ready = ready;
    }

    @Override
    public boolean areReady() {
        return ready;
    }

    @Override
    public Set<String> plans() {
        return Set.of(Plans.STANDARD);
    }

    @Override
    public Forked fork(String plan, long seed, String lesson) {
        return Forked.made("", new Ticking(Wall.SYSTEM.now()));
    }

    @Override
    public Simulation thaw(byte[] bytes, String base) {
        return Ticking.thaw(bytes);
    }
}
