package dev.sandglass.site.sandboxes;

import java.util.Set;

/** Live sandboxes around a test's own simulation. */
public final class TestSandboxes {

    private TestSandboxes() {}

    public static LiveSandbox of(Simulation simulation) {
        var templates =
                new Templates() {
                    @Override
                    public boolean areReady() {
                        return true;
                    }

                    @Override
                    public Set<String> plans() {
                        return Set.of("test");
                    }

                    @Override
                    public Forked fork(String plan, long seed, String lesson) {
                        return Forked.made("", simulation);
                    }

                    @Override
                    public Simulation thaw(byte[] bytes, String base) {
                        throw new UnsupportedOperationException();
                    }
                };
        return new Sandboxes(templates, new MemoryLedger(), Wall.SYSTEM)
                .make(null, "", "test", 1, "")
                .join();
    }
}
